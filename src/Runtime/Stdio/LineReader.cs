namespace OpenApiMcp.Runtime.Stdio;

/// <summary>One line of input, without its line end; of a line that is too long only the first bytes are kept.</summary>
/// <param name="Bytes">Valid until the next line is read.</param>
internal readonly record struct Line(ReadOnlyMemory<byte> Bytes, bool TooLong);

/// <summary>Cuts a stream into lines, in memory bounded by the longest line that is accepted.</summary>
internal sealed class LineReader(Stream input, int maxLength)
{
    private const int UsualSize = 16 * 1024;

    private byte[] _buffer = new byte[UsualSize];
    private int _start;
    private int _end;
    private int _searched;
    private bool _skipping;
    private bool _begun;
    private bool _ended;

    private int Unread => _end - _start;

    /// <summary>Reads the next line; null at the end of input. A last line needs no line end.</summary>
    public async ValueTask<Line?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TakeLine() is { } line)
                return line;
            if (_ended)
                return TakeRest();
            await FillAsync(cancellationToken);
        }
    }

    private Line? TakeLine()
    {
        while (true)
        {
            int found = _buffer.AsSpan(_start + _searched, Unread - _searched).IndexOf((byte)'\n');
            if (found < 0)
                return TakeOverlong();

            int length = _searched + found;
            int start = _start;
            _start += length + 1;
            _searched = 0;
            if (!_skipping)
                return Cut(start, length);
            _skipping = false;
        }
    }

    /// <summary>Reports a line as soon as it is known to be too long; the rest of it is then dropped as it arrives.</summary>
    private Line? TakeOverlong()
    {
        // One byte more than the limit may be the carriage return of a line that just fits.
        bool overlong = !_skipping && Unread > maxLength + 1;
        Line? line = overlong ? Cut(_start, Unread) : null;
        _skipping |= overlong;
        if (_skipping)
            _start = _end;
        _searched = Unread;
        return line;
    }

    private Line? TakeRest()
    {
        if (_skipping || Unread == 0)
            return null;
        Line line = Cut(_start, Unread);
        _start = _end;
        _searched = 0;
        return line;
    }

    private Line Cut(int start, int length)
    {
        ReadOnlyMemory<byte> bytes = _buffer.AsMemory(start, length);
        // Some writers begin a UTF-8 stream with a byte order mark; anywhere else it is part of a (wrong) line.
        if (!_begun && bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        _begun = true;
        if (bytes.Span.EndsWith("\r"u8))
            bytes = bytes[..^1];
        return bytes.Length > maxLength ? new Line(bytes[..maxLength], TooLong: true) : new Line(bytes, TooLong: false);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        // The read of a console stream blocks and ignores its token: stop waiting for it instead. What it
        // still brings is lost, as it should be: nobody reads after a stop.
        ValueTask<int> read = input.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        int count = read.IsCompleted ? await read : await read.AsTask().WaitAsync(cancellationToken);
        _end += count;
        _ended = count == 0;
    }

    private void MakeRoom()
    {
        byte[] source = _buffer;
        if (Unread == 0 && source.Length > UsualSize)
            _buffer = new byte[UsualSize]; // a single long line must not hold megabytes for ever
        else if (Unread == source.Length)
            _buffer = new byte[Math.Min(source.Length * 2L, Math.Max(maxLength + 2L, UsualSize))];
        else if (_end < source.Length)
            return;

        source.AsSpan(_start, Unread).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }
}
