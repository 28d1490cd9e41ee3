using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tests.Tools;

/// <summary>Keeps the requests and answers them with a delegate.</summary>
internal sealed class FakeConnection(Func<ApiRequest, CancellationToken, ApiResponse> answer) : IApiConnection
{
    private readonly Lock _lock = new();
    private readonly List<ApiRequest> _requests = [];

    public FakeConnection(ApiResponse answer)
        : this((_, _) => answer)
    {
    }

    public IReadOnlyList<ApiRequest> Requests => _requests;

    public static FakeConnection Throwing(Exception exception) => new((_, _) => throw exception);

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        lock (_lock) _requests.Add(request);
        return Task.FromResult(answer(request, cancellationToken));
    }
}
