using System.Diagnostics;
using System.Text;
using OpenApiMcp.TestKit.Mcp;

namespace OpenApiMcp.TestKit.Processes;

/// <summary>A program as a real process of whose standard output nothing is kept: each line is handed on, for runs whose output is too long for memory.</summary>
public sealed class LineProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private LineProcess(ChildProcess process) => _process = process;

    public int Id => _process.Id;

    /// <summary>All of standard error so far.</summary>
    public string StderrText => _process.Error.Text;

    /// <summary>Starts a program in the environment of <see cref="ProcessEnvironment"/>.</summary>
    /// <param name="lineRead">Called with each line of standard output, without its line feed, one at a time.</param>
    /// <exception cref="InvalidOperationException">The program could not be started.</exception>
    public static LineProcess Start(
        string fileName, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string workingDirectory, Action<string> lineRead)
    {
        ProcessStartInfo start = new(fileName, arguments) { WorkingDirectory = workingDirectory };
        ProcessEnvironment.Apply(start.Environment, environment);
        return new LineProcess(ChildProcess.Start(start, lineRead, keepOutput: false));
    }

    /// <summary>Sends text as it is, and a line feed. One caller at a time.</summary>
    public Task SendAsync(string line) => SendBytesAsync(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Sends bytes as they are. One caller at a time.</summary>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        await _process.Input.WriteAsync(bytes);
        await _process.Input.FlushAsync();
    }

    /// <summary>Tells the process that no more input will come.</summary>
    public void CloseInput() => _process.CloseInput();

    /// <summary>Waits until the process has ended and its output was handed on; the exit code, or 128 plus the number of the signal that ended it.</summary>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public Task<int> WaitForExitAsync(TimeSpan patience) => _process.WaitForExitAsync(patience);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
