using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>Keeps every request until the test answers it; a cancelled one ends by itself.</summary>
internal sealed class HeldConnection : IApiConnection
{
    /// <summary>Only keeps a broken test from hanging for ever.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<(ApiRequest Request, TaskCompletionSource<ApiResponse> Answer)> _requests = [];

    public int Count
    {
        get
        {
            lock (_lock) return _requests.Count;
        }
    }

    /// <summary>How many requests their callers gave up.</summary>
    public int Cancelled { get; private set; }

    /// <summary>True for a connection that does not end a cancelled request.</summary>
    public bool IsDeaf { get; set; }

    public void Answer(int index, ApiResponse answer) => _requests[index].Answer.SetResult(answer);

    public void Fail(int index, Exception exception) => _requests[index].Answer.SetException(exception);

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<ApiResponse>();
        lock (_lock) _requests.Add((request, answer));
        request.MayHaveBeenSent = true;
        await using var registration = cancellationToken.Register(() =>
        {
            Cancelled++;
            if (!IsDeaf) answer.TrySetCanceled(cancellationToken);
        });
        return await answer.Task.WaitAsync(Guard, TimeProvider.System, CancellationToken.None);
    }
}
