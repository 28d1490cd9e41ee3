using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>Runs an MCP server over two streams until its input ends.</summary>
public static class McpStdioHost
{
    /// <summary>How long tools may take to stop once their token is cancelled; they are abandoned then.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Serves until the input ends or <paramref name="cancellationToken"/> is cancelled, then lets accepted requests finish
    /// within the grace time. Either way is a regular end.
    /// </summary>
    /// <param name="loggerFactory">
    /// Must redact and must not write to standard output: the SDK logs the text of a tool's exception at Error and whole
    /// messages, arguments included, at Trace.
    /// </param>
    /// <exception cref="ModelContextProtocol.McpException">The SDK does not know the protocol version that the options pin.</exception>
    /// <returns>The process's exit code: 0.</returns>
    public static async Task<int> RunAsync(
        McpServerOptions options,
        Stream input,
        Stream output,
        StdioTransportOptions? transportOptions = null,
        ILoggerFactory? loggerFactory = null,
        CancellationToken cancellationToken = default)
    {
        transportOptions ??= new StdioTransportOptions();
        await using var transport = new StdioTransport(input, output, transportOptions, loggerFactory);
        McpServer server = McpServer.Create(transport, options, loggerFactory);
        await using CancellationTokenRegistration registration = cancellationToken.Register(transport.StopReading);

        var end = new CancellationTokenSource();
        Task running = server.RunAsync(end.Token);
        // The server ends by itself only with an exception, and that must not wait for the end of input.
        await Task.WhenAny(running, transport.Completion);
        await StopAsync(end, running, transportOptions.TimeProvider);
        return 0;
    }

    private static async Task StopAsync(CancellationTokenSource end, Task running, TimeProvider time)
    {
        try
        {
            await Task.WhenAll(end.CancelAsync(), running).WaitAsync(StopTime, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // A tool ignores its token. Its request has been answered with an error; the process ends under it.
        }
    }
}
