using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>The right to send one request, or the refusal of it with the time after which to ask again.</summary>
internal sealed class RequestLease : RateLimitLease
{
    private readonly LearnedRateLimiter? _limiter;
    private readonly string _operation = "";
    private readonly long _number;
    private readonly TimeSpan? _retryAfter;
    private int _finished;

    /// <summary>A right.</summary>
    public RequestLease(LearnedRateLimiter limiter, string operation, long number) => (_limiter, _operation, _number) = (limiter, operation, number);

    /// <summary>A refusal.</summary>
    /// <param name="retryAfter">Null where too many wait already.</param>
    public RequestLease(TimeSpan? retryAfter) => _retryAfter = retryAfter;

    public override bool IsAcquired => _limiter is not null;

    public override IEnumerable<string> MetadataNames => _retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    /// <summary>Gives the right back and lets the limiter learn from the answer's headers; null where there was no answer.</summary>
    public void Finish(int? status, IReadOnlyDictionary<string, string>? headers)
    {
        if (Interlocked.Exchange(ref _finished, 1) == 0) _limiter?.Finish(_operation, _number, status, headers);
    }

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? _retryAfter : null;
        return metadata is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Finish(status: null, headers: null);
        base.Dispose(disposing);
    }
}
