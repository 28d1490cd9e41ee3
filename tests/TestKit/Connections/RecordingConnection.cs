using System.Collections.Immutable;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.TestKit.Connections;

/// <summary>Is in the place of the API: keeps the requests and returns what a delegate makes of each.</summary>
public sealed class RecordingConnection(Func<ApiRequest, CancellationToken, ApiResponse> answer) : IApiConnection
{
    private static readonly ApiResponse EmptyObject = new()
    {
        Status = 200,
        Headers = ImmutableDictionary<string, string>.Empty,
        MediaType = "application/json",
        Body = "{}"u8.ToArray(),
    };

    private readonly Lock _lock = new();
    private readonly List<ApiRequest> _requests = [];

    public RecordingConnection(ApiResponse answer)
        : this((_, _) => answer)
    {
    }

    /// <summary>Returns an empty JSON object for each request.</summary>
    public RecordingConnection()
        : this(EmptyObject)
    {
    }

    public IReadOnlyList<ApiRequest> Requests => _requests;

    public static RecordingConnection Throwing(Exception exception) => new((_, _) => throw exception);

    /// <summary>The requests so far, which are forgotten with this.</summary>
    public IReadOnlyList<ApiRequest> Take()
    {
        lock (_lock)
        {
            ApiRequest[] taken = [.. _requests];
            _requests.Clear();
            return taken;
        }
    }

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        lock (_lock) _requests.Add(request);
        return Task.FromResult(answer(request, cancellationToken));
    }
}
