using System.Threading.Tasks.Sources;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// A thread that waits for the other side of a stream, one piece of work at a time. The pool has no more threads than processors, and one that waited for a
/// client would be missing for everything else. It is started with the first piece.
/// </summary>
/// <param name="work">Reads or writes once.</param>
internal sealed class StreamThread(Func<int> work) : IValueTaskSource<int>, IValueTaskSource
{
    private readonly AutoResetEvent _wanted = new(false);
    private ManualResetValueTaskSourceCore<int> _done;
    private Thread? _thread;

    /// <summary>True where whoever waits goes on with a thread of the pool, false where on this one.</summary>
    public bool ContinuesOnPool { get => _done.RunContinuationsAsynchronously; init => _done.RunContinuationsAsynchronously = value; }

    /// <summary>Has the work done once more. The last must be over.</summary>
    /// <returns>The token of the task that is over with it.</returns>
    public short Start()
    {
        _done.Reset();
        if (_thread is null) (_thread = new(Run) { IsBackground = true }).UnsafeStart();
        _wanted.Set();
        return _done.Version;
    }

    int IValueTaskSource<int>.GetResult(short token) => _done.GetResult(token);

    void IValueTaskSource.GetResult(short token) => _done.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _done.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _done.OnCompleted(continuation, state, token, flags);

    /// <summary>Whoever goes on on this thread does so within <c>SetResult</c>, and starts the next piece there.</summary>
    private void Run()
    {
        while (true)
        {
            _wanted.WaitOne();
            int result;
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                _done.SetException(exception);
                continue;
            }

            _done.SetResult(result);
        }
    }
}
