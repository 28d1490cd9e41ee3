namespace OpenApiMcp.Runtime.Credits;

/// <summary>The account's balance as the newest request knew it: answers may arrive in another order than their requests were sent.</summary>
internal sealed class LatestBalance
{
    private readonly Lock _lock = new();
    private long _request = -1;
    private decimal? _credits;

    public decimal? Credits
    {
        get
        {
            lock (_lock) return _credits;
        }
    }

    /// <param name="request">The number of the request; a later one has a higher number.</param>
    public void Note(long request, decimal credits)
    {
        lock (_lock)
        {
            if (request < _request) return;
            (_request, _credits) = (request, credits);
        }
    }
}
