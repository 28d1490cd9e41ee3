using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Credits;
using OpenApiMcp.Runtime.Tests.Tools;

namespace OpenApiMcp.Runtime.Tests.Composites;

/// <summary>Calls of a tool of three steps, and the API behind it, which finds everything unless a test says otherwise.</summary>
public abstract class CompositeCalls
{
    private readonly RecordingConnection _api;

    protected CompositeCalls() => _api = new RecordingConnection((request, _) => Answers.TryGetValue(request.Tool.Name, out var answer) ? answer() : Hit(request.Tool.Credits!.Base));

    private protected Dictionary<string, Func<ApiResponse>> Answers { get; } = new(StringComparer.Ordinal);

    private protected IReadOnlyList<ApiRequest> Requests => _api.Requests;

    private protected RecordingLogger Log { get; } = new();

    private protected IEnumerable<string> Sent => _api.Requests.Select(request => request.Tool.Name);

    private protected static ApiResponse Hit(decimal cost) => Json($$"""{"hit":true,"cost":{{CreditTexts.Number(cost)}}}""");

    private protected static ApiResponse Json(string body) => new()
    {
        Status = 200,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
        MediaType = "application/json",
        Body = Encoding.UTF8.GetBytes(body),
    };

    private protected static ApiResponse Refusal(int status)
    {
        if (status == 200) return Hit(1);
        var answer = Priced.Answer(cost: 0, status);
        answer.Explanation = $"told of {status}";
        return answer;
    }

    private protected static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    private protected static string Meta(CallToolResult result) => result.Meta![Receipt.MetaKey]!.ToJsonString();

    private protected static JsonElement Root(CallToolResult result) => JsonElement.Parse(Text(result));

    private protected static JsonElement Step(CallToolResult result, string tool) => Root(result).GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("tool").ValueEquals(tool));

    private protected Task<CallToolResult> CallAsync(string arguments) => CallAsync(arguments, Credits());

    private protected Task<CallToolResult> CallAsync(string arguments, Func<CompositeRun, Task> steps) => SampleCall.Of(Tool(Credits(), steps), arguments);

    private protected Task<CallToolResult> CallAsync(string arguments, CreditControl? credits) => SampleCall.Of(Tool(credits), arguments);

    private protected CreditControl Credits(decimal? cap = null) => CreditControl.Around(_api, Priced.Options(cap));

    private protected SampleComposite Tool(CreditControl? credits, Func<CompositeRun, Task>? steps = null) =>
        steps is null ? new(_api, credits, Log) : new(_api, credits, Log) { Steps = steps };
}
