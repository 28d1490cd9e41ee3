using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;
using Polly;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>
/// A call that nobody made and that goes nowhere. A first call takes several milliseconds for what .NET and Polly find out about their types, and for a
/// thread for time-outs; after a rehearsal that is done.
/// </summary>
internal static class Rehearsal
{
    private static readonly ToolDefinition Tool = new() { Name = "", Title = "", Description = "", Operation = "", Hints = default, Retry = RetryClass.Safe };

    private static readonly ApiResponse Answer = new() { Status = 200, Headers = new Dictionary<string, string>(StringComparer.Ordinal), Body = default };

    public static Task<AttemptResult> RunAsync()
    {
        var options = new ApiConnectionOptions { BaseUrl = new("http://localhost") };
        return new CallPipeline(options).RunAsync(new CallState(Tool, options), SendAsync, CancellationToken.None);
    }

    private static async ValueTask<Outcome<AttemptResult>> SendAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        await Task.Yield(); // like a request: the answer is not there at once
        return Outcome.FromResult(AttemptResult.Answered(Answer));
    }
}
