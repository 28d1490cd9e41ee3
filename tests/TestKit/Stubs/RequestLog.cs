using Xunit;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>The requests that have arrived, in order, and the way to wait for more of them.</summary>
internal sealed class RequestLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<RecordedRequest> _requests = [];
    private volatile TaskCompletionSource _next = NewSource();

    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    public void Add(RecordedRequest request)
    {
        lock (_requests)
        {
            _requests.Add(request);
            _next.SetResult();
            _next = NewSource();
        }
    }

    /// <summary>Waits until at least this many requests have arrived, and fails the test if they do not.</summary>
    public async Task WaitAsync(int count)
    {
        while (true)
        {
            // Read before the count, so that no arrival is missed.
            Task next = _next.Task;
            if (Requests.Count >= count) return;
            try
            {
                await next.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"{Requests.Count} of {count} expected requests arrived, and no other within {Patience.TotalSeconds:0} s.");
            }
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
