using System.Threading.Tasks.Sources;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// A thread that waits for the other side of a stream, one piece of work at a time. The pool has few threads, in the native executable no more than there are
/// processors, and one that waited for a client would be missing for everything else.
/// </summary>
internal sealed class StreamThread : IValueTaskSource<int>, IValueTaskSource
{
    private readonly AutoResetEvent _wanted = new(false);
    private readonly Func<int> _work;
    private readonly Action? _first;
    private ManualResetValueTaskSourceCore<int> _done;

    /// <summary>Starts it, so that a system without room for it says so before there is anything to lose.</summary>
    /// <param name="name">What tools that list threads show.</param>
    /// <param name="work">Reads or writes once.</param>
    /// <param name="first">What it does before the first piece of work, since it waits anyway; null for nothing.</param>
    public StreamThread(string name, Func<int> work, Action? first = null)
    {
        (_work, _first) = (work, first);
        new Thread(Run) { IsBackground = true, Name = name }.UnsafeStart();
    }

    /// <summary>True where whoever waits goes on with a thread of the pool, false where on this one.</summary>
    public bool ContinuesOnPool { get => _done.RunContinuationsAsynchronously; init => _done.RunContinuationsAsynchronously = value; }

    /// <summary>Has the work done once more. The last must be over.</summary>
    /// <returns>The token of the task that is over with it.</returns>
    public short Begin()
    {
        _done.Reset();
        _wanted.Set();
        return _done.Version;
    }

    int IValueTaskSource<int>.GetResult(short token) => _done.GetResult(token);

    void IValueTaskSource.GetResult(short token) => _done.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _done.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _done.OnCompleted(continuation, state, token, flags);

    /// <summary>Whoever goes on on this thread does so within <c>SetResult</c>, and begins the next piece there.</summary>
    private void Run()
    {
        _first?.Invoke();
        while (true)
        {
            _wanted.WaitOne();
            int result;
            try
            {
                result = _work();
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
