using System.Text;

namespace OpenApiMcp.TestKit.Processes;

/// <summary>Keeps what a process writes to one stream, and hands on each line as it is completed.</summary>
internal sealed class OutputCapture
{
    private readonly Lock _gate = new();
    private readonly MemoryStream _bytes = new();
    private readonly List<string> _lines = [];
    private readonly Action<string> _lineRead;
    private readonly bool _keep;
    private int _lineStart;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="lineRead">Called with each line, without its line feed, on a thread of the pool.</param>
    /// <param name="keep">False drops a line once it was handed on, for output that is too long to keep.</param>
    public OutputCapture(Stream stream, Action<string> lineRead, bool keep = true)
    {
        _lineRead = lineRead;
        _keep = keep;
        Completion = Task.Run(() => PumpAsync(stream));
    }

    /// <summary>Ends when the process has closed the stream and every line was handed on.</summary>
    public Task Completion { get; }

    /// <summary>All that was written so far; bytes that are not UTF-8 show as U+FFFD.</summary>
    public string Text
    {
        get
        {
            lock (_gate) return Encoding.UTF8.GetString(_bytes.GetBuffer(), 0, (int)_bytes.Length);
        }
    }

    /// <summary>The lines so far. Only a line feed ends a line, so a carriage return stays visible; the last line may lack its line feed.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    /// <summary>Ends when this text has been written; never if the stream closes without it.</summary>
    public async Task WaitForAsync(string text)
    {
        while (true)
        {
            Task more;
            lock (_gate) more = _more.Task;
            if (Text.Contains(text, StringComparison.Ordinal)) return;
            await more;
        }
    }

    private async Task PumpAsync(Stream stream)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;) Take(buffer.AsSpan(0, read));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The process was ended from this side: what it wrote until then is all there is.
        }

        if (_lineStart < _bytes.Length) FinishLine((int)_bytes.Length);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        int searched = (int)_bytes.Length;
        lock (_gate)
        {
            _bytes.Write(bytes);
            _more.SetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        for (int feed; (feed = _bytes.GetBuffer().AsSpan(searched, (int)_bytes.Length - searched).IndexOf((byte)'\n')) >= 0;)
        {
            FinishLine(searched + feed);
            searched = _lineStart = searched + feed + 1;
        }

        if (!_keep) DropLines();
    }

    private void DropLines()
    {
        int rest = (int)_bytes.Length - _lineStart;
        lock (_gate)
        {
            _bytes.GetBuffer().AsSpan(_lineStart, rest).CopyTo(_bytes.GetBuffer());
            _bytes.SetLength(rest);
        }

        _lineStart = 0;
    }

    private void FinishLine(int end)
    {
        string line = Encoding.UTF8.GetString(_bytes.GetBuffer(), _lineStart, end - _lineStart);
        if (_keep)
        {
            lock (_gate) _lines.Add(line);
        }

        _lineRead(line);
    }
}
