namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// Standard input, read on a thread of its own, where .NET's stream blocks one of the pool for as long as nothing comes. What is read is also gone on with
/// on that thread: a line passes to no other before it is a request.
/// </summary>
internal sealed class StandardInput : StandardStream
{
    private readonly StreamThread _thread;
    private Memory<byte> _buffer;

    /// <param name="first">What its thread does until there is something to read.</param>
    public StandardInput(Action? first = null)
        : this(System.Console.OpenStandardInput(), descriptor: 0, first)
    {
    }

    /// <param name="console">What is read; another one in tests.</param>
    /// <param name="descriptor">Its number.</param>
    /// <param name="first">What its thread does until there is something to read.</param>
    public StandardInput(Stream console, int descriptor, Action? first = null)
        : base(console, descriptor) => _thread = new("standard input", ReadSome, first);

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override int Read(byte[] buffer, int offset, int count) => Console.Read(buffer, offset, count);

    /// <summary>Reads what comes next; one read at a time. No token ends a read: who gives up can only stop to wait for it.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _buffer = buffer;
        return new(_thread, _thread.Begin());
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int ReadSome()
    {
        while (true)
        {
            try
            {
                return Console.Read(_buffer.Span);
            }
            catch (IOException exception) when (exception.HResult == WouldBlock && !OperatingSystem.IsWindows())
            {
                WaitFor(PollIn);
            }
        }
    }
}
