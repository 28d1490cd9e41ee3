using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Answers from memory where it can; only lookups get there.</summary>
internal sealed class RememberingConnection(IApiConnection inner, AnswerMemory memory, CreditAccount account) : IApiConnection
{
    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<ApiResponse>(cancellationToken);
        return memory.Find(request.Call.Identity) is { } answer
            ? Task.FromResult(account.Remembered(request.Tool, answer))
            : inner.SendAsync(request, cancellationToken);
    }
}
