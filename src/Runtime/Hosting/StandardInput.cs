using System.Threading.Tasks.Sources;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// Standard input, read on a thread of its own. .NET's stream blocks a thread of the pool for as long as nothing comes, and where there are two cores the
/// pool has two. What is read is also gone on with on that thread: a line passes to no other before it is a request.
/// </summary>
/// <param name="console">What is read; another one in tests.</param>
/// <param name="descriptor">Its number.</param>
internal sealed class StandardInput(Stream console, int descriptor) : StandardStream(console, descriptor), IValueTaskSource<int>
{
    private readonly AutoResetEvent _wanted = new(false);
    private ManualResetValueTaskSourceCore<int> _read;
    private Memory<byte> _buffer;
    private Thread? _thread;

    public StandardInput()
        : this(System.Console.OpenStandardInput(), descriptor: 0)
    {
    }

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override int Read(byte[] buffer, int offset, int count) => Console.Read(buffer, offset, count);

    /// <summary>Reads what comes next; one read at a time. No token ends a read: who gives up can only stop to wait for it.</summary>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _read.Reset();
        _buffer = buffer;
        if (_thread is null) (_thread = new(Work) { IsBackground = true }).Start();
        _wanted.Set();
        return new(this, _read.Version);
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => _read.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _read.OnCompleted(continuation, state, token, flags);

    /// <summary>Whoever waits goes on within <c>SetResult</c>, and asks for the next read there.</summary>
    private void Work()
    {
        while (true)
        {
            _wanted.WaitOne();
            int count;
            try
            {
                count = ReadSome(_buffer.Span);
            }
            catch (Exception exception)
            {
                _read.SetException(exception);
                continue;
            }

            _read.SetResult(count);
        }
    }

    private int ReadSome(Span<byte> buffer)
    {
        while (true)
        {
            try
            {
                return Console.Read(buffer);
            }
            catch (IOException exception) when (exception.HResult == WouldBlock && !OperatingSystem.IsWindows())
            {
                WaitFor(PollIn);
            }
        }
    }
}
