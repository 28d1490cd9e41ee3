using System.Diagnostics;

namespace OpenApiMcp.TestKit.Processes;

/// <summary>A process that the tests own: its input is ours, its output is kept, and it is gone once this is disposed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private bool _disposed;

    private ChildProcess(Process process, Action<string> outputLine, bool keepOutput)
    {
        _process = process;
        Output = new OutputCapture(process.StandardOutput.BaseStream, outputLine, keepOutput);
        Error = new OutputCapture(process.StandardError.BaseStream, static _ => { });
    }

    public int Id => _process.Id;

    public Stream Input => _process.StandardInput.BaseStream;

    public OutputCapture Output { get; }

    public OutputCapture Error { get; }

    /// <exception cref="InvalidOperationException">The program could not be started.</exception>
    public static ChildProcess Start(ProcessStartInfo start, Action<string> outputLine, bool keepOutput = true)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        try
        {
            return new ChildProcess(Process.Start(start)!, outputLine, keepOutput);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException($"'{start.FileName}' could not be started: {error.Message}.", error);
        }
    }

    /// <summary>Waits until the process has ended and all its output was read.</summary>
    /// <exception cref="TimeoutException">It did not within <paramref name="patience"/>.</exception>
    public async Task<int> WaitForExitAsync(TimeSpan patience)
    {
        await Task.WhenAll(_process.WaitForExitAsync(), Output.Completion, Error.Completion).WaitAsync(patience);
        return _process.ExitCode;
    }

    public void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process has closed its end already; there is nothing left to tell it.
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        CloseInput();
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
