using System.Diagnostics;
using System.Globalization;
using OpenApiMcp.TestKit.Processes;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>The Java process of one WireMock server, on a free port of the loopback address.</summary>
internal sealed class WireMockProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ChildProcess _process;

    private WireMockProcess(string java, string jar, string folder) => _process = ChildProcess.Start(StartInfo(java, jar, folder), ReadPort);

    public int Id => _process.Id;

    /// <exception cref="InvalidOperationException">WireMock ended or stayed silent instead of naming its port; the message has its output.</exception>
    public static async Task<(WireMockProcess Process, int Port)> StartAsync(string java, string jar)
    {
        // WireMock makes two empty folders here. They belong to the build output, so that no temporary folder is left behind.
        string folder = Path.Combine(AppContext.BaseDirectory, "wiremock-root");
        Directory.CreateDirectory(folder);

        WireMockProcess process = new(java, jar, folder);
        try
        {
            return (process, await process.WaitForPortAsync());
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ProcessStartInfo StartInfo(string java, string jar, string folder)
    {
        // The quick compiler and the simple collector halve the start of so short a run.
        string[] command =
        [
            java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-jar", jar, "--port", "0", "--bind-address", "127.0.0.1",
            "--root-dir", folder, "--disable-banner", "--disable-gzip", "--disable-response-templating", "--disable-extensions-scanning",
            "--disable-request-logging", "--async-response-enabled", "true", "--async-response-threads", "20", "--container-threads", "50"
        ];

        return TiedCommand.StartInfo(command);
    }

    // WireMock prints its options, the port among them, once it serves.
    private void ReadPort(string line)
    {
        if (line.StartsWith("port:", StringComparison.Ordinal) &&
            int.TryParse(line.AsSpan(5).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int port))
            _port.TrySetResult(port);
    }

    private async Task<int> WaitForPortAsync()
    {
        Task ended = Task.WhenAll(_process.Output.Completion, _process.Error.Completion);
        Task first = await Task.WhenAny(_port.Task, ended, Task.Delay(Patience, TimeProvider.System));
        if (first == _port.Task) return await _port.Task;

        string what = first == ended ? "ended before it served" : $"did not name its port within {Patience.TotalSeconds:0} s";
        throw new InvalidOperationException(
            $"WireMock {what}. It needs a Java runtime, version 17 or newer. Its output:\n{_process.Output.Text}{_process.Error.Text}");
    }
}
