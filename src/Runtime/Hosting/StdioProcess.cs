using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// The process as an MCP server: standard input and output belong to the protocol, and a first SIGINT, SIGTERM or SIGHUP ends the
/// input. A second signal does what it does by default.
/// </summary>
public sealed class StdioProcess : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Stream _input = Stream.Null;
    private readonly Stream _output = Stream.Null;
    private readonly PosixSignalRegistration[] _signals;

    private StdioProcess()
    {
        if (StandardStream.IsInherited(0) && StandardStream.IsInherited(1)) (_input, _output) = (new StandardInput(SdkMessages.Learn), new StandardOutput());
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>
    /// Takes the standard streams. Call it first: whatever is printed with <see cref="Console"/> afterwards goes to standard
    /// error, where it cannot land between two protocol lines, and threads that are started afterwards interrupt nobody when they wake up
    /// (Linux's <c>SCHED_BATCH</c>). Where standard input or output is closed, the input has ended.
    /// </summary>
    public static StdioProcess Open()
    {
        Scheduling.LetThreadsFinish();
        Console.SetOut(Console.Error);
        return new StdioProcess();
    }

    /// <summary>Serves until the end of input or a signal.</summary>
    /// <param name="loggerFactory"><inheritdoc cref="McpStdioHost.RunAsync" path="/param[@name='loggerFactory']"/></param>
    /// <returns>The process's exit code: 0.</returns>
    public Task<int> RunAsync(McpServerOptions options, StdioTransportOptions? transportOptions = null, ILoggerFactory? loggerFactory = null) =>
        McpStdioHost.RunAsync(options, _input, _output, transportOptions, loggerFactory, _stopping.Token);

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
        _stopping.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_stopping.IsCancellationRequested;
        _stopping.Cancel();
    }
}
