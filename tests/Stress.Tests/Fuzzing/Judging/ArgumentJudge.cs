using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;
using OpenApiMcp.TestKit.Connections;
using OpenApiMcp.TestKit.Json;

namespace LeadMagic.Stress.Tests.Fuzzing.Judging;

/// <summary>Hands arguments to one tool: they are sent as its published schema says, or answered with a text that says why not.</summary>
internal sealed class ArgumentJudge(ApiTool tool, RecordingConnection sent, McpServer server)
{
    private const int MaxText = 30_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonRpcRequest Request = new() { Method = RequestMethods.ToolsCall };

    private readonly SchemaRule _published = SchemaInterpreter.RuleOf(tool.ProtocolTool.InputSchema, assertFormats: true);

    /// <summary>How many were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>What is wrong with what became of the arguments, or null.</summary>
    public async Task<string?> ProblemAsync(JsonElement arguments)
    {
        try
        {
            if (ProblemOfCheck(arguments) is { } problem) return problem;
            return TryList(arguments) is { } given ? await ProblemOfCallAsync(given) : null;
        }
        catch (Exception fault)
        {
            return fault.ToString();
        }
    }

    /// <summary>Straight into the check, which alone sees roots that are no objects and names that stand twice.</summary>
    private string? ProblemOfCheck(JsonElement arguments)
    {
        var outcome = ArgumentRepair.Run(arguments, tool.ArgumentRules);
        if (outcome.Problems.Count > 0) return ProblemOfText(ProblemText.Write(tool.About.Name, outcome.Problems));
        if (outcome.Repairs.Count > 0 && ProblemOfText(ProblemText.WriteRepairs(outcome.Repairs)) is { } problem) return problem;
        return ProblemOfArguments(outcome.Arguments);
    }

    private async Task<string?> ProblemOfCallAsync(Dictionary<string, JsonElement> arguments)
    {
        var parameters = new CallToolRequestParams { Name = tool.About.Name, Arguments = arguments };
        var result = await tool.InvokeAsync(new RequestContext<CallToolRequestParams>(server, Request, parameters), CancellationToken.None);
        var calls = sent.Take();
        if (result.IsError == true)
        {
            return calls.Count > 0 ? "It was sent, and the result is an error." : ProblemOfText(string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
        }

        if (calls.Count != 1) return $"It was sent {calls.Count} times, and the result is no error.";
        Sent++;
        return ProblemOfArguments(SentArguments.Of(calls[0].Call));
    }

    private string? ProblemOfArguments(JsonElement arguments)
    {
        var problems = ArgumentCheck.Run(arguments, _published);
        return problems.Count == 0 ? null : $"What is sent does not satisfy the published schema: {problems[0]}\n{arguments}";
    }

    private static string? ProblemOfText(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "The text is empty.";
        if (text.Length > MaxText) return $"The text has {text.Length} characters.";
        if (text.Any(character => char.IsControl(character) && character != '\n')) return "The text holds control characters.";
        return StrictUtf8.GetByteCount(text) == 0 ? "The text is empty." : null;
    }

    /// <summary>The arguments as the SDK hands them over: of names that stand twice the last. Null for what it never hands over.</summary>
    private static Dictionary<string, JsonElement>? TryList(JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object) return null;
        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in arguments.EnumerateObject())
        {
            try
            {
                given[member.Name] = member.Value;
            }
            catch (InvalidOperationException)
            {
                return null; // half a surrogate pair in a name: the transport refuses such a line
            }
        }

        return given;
    }
}
