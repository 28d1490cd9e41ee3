using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Answers from memory where it can; only lookups get there.</summary>
internal sealed class RememberingConnection(IApiConnection inner, AnswerMemory memory, CreditAccount account) : IApiConnection
{
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return memory.Find(request.Call.Identity) is { } answer
            ? account.Remembered(request.Tool, answer)
            : await inner.SendAsync(request, cancellationToken);
    }
}
