using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>One request on its way, and the calls that wait for its answer.</summary>
internal sealed class Flight
{
    // Whoever waits goes on with the thread that lands it: one task less for each call, and no lock is held there.
    private readonly TaskCompletionSource<ApiResponse> _answer = new();

    // It has neither timer nor wait handle, so there is nothing to dispose.
    private readonly CancellationTokenSource _abandoned = new();
    private int _receiptTaken;

    /// <summary>How many calls wait; guarded by the connection's lock.</summary>
    public int Waiting { get; set; } = 1;

    public Task<ApiResponse> Answer => _answer.Task;

    /// <summary>Cancelled when nobody waits any more.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    public void Abandon() => _abandoned.Cancel();

    public void Land(ApiResponse answer) => _answer.SetResult(answer);

    public void Fail(Exception exception)
    {
        _answer.SetException(exception);
        _ = _answer.Task.Exception; // seen, also when nobody waits for it any more
    }

    /// <summary>True for the first call that comes for the answer: its receipt has the cost, the others' are free.</summary>
    public bool TakesReceipt() => Interlocked.Exchange(ref _receiptTaken, 1) == 0;
}
