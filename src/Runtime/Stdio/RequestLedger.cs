using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>What became of a request that asked to be admitted.</summary>
internal enum Admission
{
    /// <summary>Hand it to the server now.</summary>
    Run,

    /// <summary>It waits in the ledger until another one is settled.</summary>
    Wait,

    /// <summary>A request with the same id has not been answered yet: this one is refused when it has been.</summary>
    Duplicate,

    /// <summary>A request with the same id was cancelled: what the server still does for that one cannot be told from this one.</summary>
    Reused,

    /// <summary>Too many requests are in progress and waiting.</summary>
    Busy,
}

/// <summary>
/// Knows which requests are owed an answer and how many may run at once. Reading never pauses, because a cancellation
/// behind a full house must still get in: requests above the limit wait in order, and those above that are refused.
/// </summary>
/// <param name="maxBytes">How long the lines of all requests may be together; one alone may be longer.</param>
internal sealed class RequestLedger(int maxRunning, int maxWaiting, long maxBytes)
{
    /// <summary>How many cancelled ids are remembered: more than a server can still be busy with.</summary>
    private const int MaxCancelled = 1_024;

    private readonly Lock _lock = new();
    private readonly Dictionary<RequestId, Entry> _entries = [];
    private readonly LinkedList<Entry> _waiting = new();
    private readonly HashSet<RequestId> _cancelled = [];
    private readonly Queue<RequestId> _cancelledInOrder = new();
    private TaskCompletionSource? _drained;
    private int _running;
    private int _owed;
    private long _bytes;

    private enum State
    {
        Waiting,
        Running,
        Answering,
    }

    public int Capacity => maxRunning + maxWaiting;

    /// <summary>How many requests run, those whose answers are being written included.</summary>
    public int Running
    {
        get
        {
            lock (_lock)
                return _running;
        }
    }

    /// <param name="length">The length of the request's line, in bytes.</param>
    public Admission Admit(JsonRpcRequest request, int length)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(request.Id, out Entry? first))
            {
                first.Duplicates++;
                return Admission.Duplicate;
            }

            if (_cancelled.Contains(request.Id))
                return Admission.Reused;
            if (_entries.Count >= Capacity || (_entries.Count > 0 && _bytes + length > maxBytes))
                return Admission.Busy;

            var entry = new Entry(request, length);
            bool waits = entry.Counts && _running >= maxRunning;
            if (waits && _waiting.Count >= maxWaiting)
                return Admission.Busy;

            _entries.Add(request.Id, entry);
            _bytes += length;
            _owed += entry.Owed ? 1 : 0;
            if (waits)
                _waiting.AddLast(entry);
            else
                Start(entry);
            return waits ? Admission.Wait : Admission.Run;
        }
    }

    /// <summary>True while a request with this id has not been answered.</summary>
    public bool Holds(RequestId id)
    {
        lock (_lock)
            return _entries.ContainsKey(id);
    }

    /// <summary>The request with this id that has not been answered, or null.</summary>
    public JsonRpcRequest? Find(RequestId id)
    {
        lock (_lock)
            return _entries.GetValueOrDefault(id)?.Request;
    }

    /// <summary>Takes the right to answer a request: one caller gets it, once, and then has to <see cref="TrySettle"/>. A cancelled request is owed nothing.</summary>
    public bool TryClaim(RequestId id)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(id, out Entry? entry) || entry.State != State.Running)
                return false;
            entry.State = State.Answering;
            return true;
        }
    }

    /// <summary>True where a request that came with the id of this one is still to be refused; each is told once.</summary>
    public bool TakeDuplicate(RequestId id)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(id, out Entry? entry) || entry.Duplicates == 0)
                return false;
            entry.Duplicates--;
            return true;
        }
    }

    /// <summary>Strikes out a request whose answer is written; returns those whose turn has come. False while it has duplicates that are not refused.</summary>
    public bool TrySettle(RequestId id, out IReadOnlyList<JsonRpcRequest> next)
    {
        lock (_lock)
        {
            next = [];
            if (_entries.TryGetValue(id, out Entry? entry) && entry.Duplicates > 0)
                return false;
            if (_entries.Remove(id))
                Leave(entry!);
            next = StartWaiting();
            return true;
        }
    }

    /// <summary>Strikes out a cancelled request, unless its answer is being written or it may not be cancelled; returns those whose turn has come.</summary>
    /// <param name="duplicates">How many requests that came with its id are to be refused now.</param>
    /// <param name="wasRunning">
    /// True when the server has to hear of it. In all other cases it must not: it takes messages in any order, and would give up a later
    /// request with that id.
    /// </param>
    public IReadOnlyList<JsonRpcRequest> Cancel(RequestId id, out bool wasRunning, out int duplicates)
    {
        lock (_lock)
        {
            wasRunning = false;
            duplicates = 0;
            // "The initialize request MUST NOT be cancelled by clients": the SDK answers it all the same.
            if (!_entries.TryGetValue(id, out Entry? entry) || entry.State == State.Answering || entry.Request.Method == RequestMethods.Initialize)
                return [];
            wasRunning = !_waiting.Remove(entry);
            if (wasRunning)
                Remember(id);
            duplicates = entry.Duplicates;
            _entries.Remove(id);
            Leave(entry);
            return StartWaiting();
        }
    }

    /// <summary>Completes when every request that is owed an answer has got it.</summary>
    public Task WhenDrained()
    {
        lock (_lock)
        {
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            SignalDrained();
            return _drained.Task;
        }
    }

    /// <summary>Claims all that are still owed an answer, at the end of the grace time, and says which of them had started.</summary>
    public IReadOnlyList<(RequestId Id, bool Started)> ClaimAll()
    {
        lock (_lock)
        {
            List<(RequestId, bool)> claimed = [];
            _waiting.Clear();
            foreach (Entry entry in _entries.Values)
            {
                if (entry.Owed && entry.State != State.Answering)
                    claimed.Add((entry.Request.Id, entry.State == State.Running));
                entry.State = State.Answering;
            }

            return claimed;
        }
    }

    private void Remember(RequestId cancelled)
    {
        _cancelled.Add(cancelled);
        _cancelledInOrder.Enqueue(cancelled);
        if (_cancelledInOrder.Count > MaxCancelled)
            _cancelled.Remove(_cancelledInOrder.Dequeue());
    }

    private void Start(Entry entry)
    {
        entry.State = State.Running;
        _running += entry.Counts ? 1 : 0;
    }

    private void Leave(Entry entry)
    {
        _running -= entry.Counts && entry.State != State.Waiting ? 1 : 0;
        _owed -= entry.Owed ? 1 : 0;
        _bytes -= entry.Length;
        SignalDrained();
    }

    private IReadOnlyList<JsonRpcRequest> StartWaiting()
    {
        if (_waiting.Count == 0)
            return [];
        List<JsonRpcRequest> started = [];
        while (_running < maxRunning && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            Start(first.Value);
            started.Add(first.Value.Request);
        }

        return started;
    }

    private void SignalDrained()
    {
        if (_owed == 0)
            _drained?.TrySetResult();
    }

    private sealed class Entry(JsonRpcRequest request, int length)
    {
        public JsonRpcRequest Request { get; } = request;

        public int Length { get; } = length;

        public State State { get; set; } = State.Waiting;

        /// <summary>How many requests came with the same id and are still to be refused.</summary>
        public int Duplicates { get; set; }

        /// <summary>A subscription stays open for as long as the client likes: the end of input is its end.</summary>
        public bool Owed { get; } = request.Method != RequestMethods.SubscriptionsListen;

        /// <summary>A ping must come through when the house is full, or the client takes the server for dead.</summary>
        public bool Counts { get; } = request.Method is not (RequestMethods.SubscriptionsListen or RequestMethods.Ping);
    }
}
