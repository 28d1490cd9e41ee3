namespace OpenApiMcp.Runtime.Credits;

/// <summary>After a 402 no paid call goes out for a while, unless a newer request shows that there are credits again.</summary>
internal sealed class PaymentStop(TimeProvider time, TimeSpan duration)
{
    private readonly Lock _lock = new();
    private long _request = -1;
    private long? _start;

    /// <summary>How long the stop still lasts; null when there is none.</summary>
    public TimeSpan? Left
    {
        get
        {
            lock (_lock)
            {
                if (_start is not { } start) return null;
                var left = duration - time.GetElapsedTime(start);
                return left > TimeSpan.Zero ? left : null;
            }
        }
    }

    /// <summary>Notes that the API refused this request for want of credits.</summary>
    public void Begin(long request)
    {
        lock (_lock)
        {
            if (request < _request) return;
            (_request, _start) = (request, time.GetTimestamp());
        }
    }

    /// <summary>Notes that this request's answer shows credits; true when that ends a stop.</summary>
    public bool End(long request)
    {
        lock (_lock)
        {
            if (request < _request) return false;
            var isEnd = Left is not null;
            (_request, _start) = (request, null);
            return isEnd;
        }
    }
}
