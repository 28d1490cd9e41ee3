using System.Text;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Benchmarks.Tokens;

/// <summary>Answers every call with one text.</summary>
internal sealed class StubConnection(string answer) : IApiConnection
{
    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken) => Task.FromResult(new ApiResponse
    {
        Status = 200,
        Headers = new Dictionary<string, string>(StringComparer.Ordinal),
        MediaType = "application/json",
        Body = Encoding.UTF8.GetBytes(answer),
    });
}
