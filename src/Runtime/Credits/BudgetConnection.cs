using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Lets a request out only if the session can pay its worst case, and counts what it cost.</summary>
internal sealed class BudgetConnection(IApiConnection inner, CreditAccount account) : IApiConnection
{
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = account.Begin(request.Tool, WorstCase.Of(request.Call), request.Call.Hold);
        ApiResponse answer;
        try
        {
            answer = await inner.SendAsync(request, cancellationToken);
        }
        catch (ApiFailureException failure)
        {
            throw failure.With(account.End(call, failure));
        }
        catch (OperationCanceledException)
        {
            account.End(call, request.MayHaveBeenSent);
            throw;
        }
        catch
        {
            account.End(call, mayHaveRun: true); // a fault of this program: whatever it was, the count must not fall short
            throw;
        }

        return answer.With(account.End(call, answer));
    }
}
