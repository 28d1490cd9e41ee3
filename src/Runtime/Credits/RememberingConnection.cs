using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Answers a lookup from memory where it can.</summary>
internal sealed class RememberingConnection(IApiConnection inner, AnswerMemory memory, CreditAccount account) : IApiConnection
{
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Lookup.Is(request.Tool) && memory.Find(request.Call.Identity) is { } answer
            ? account.Remembered(request.Tool, answer)
            : await inner.SendAsync(request, cancellationToken);
    }
}
