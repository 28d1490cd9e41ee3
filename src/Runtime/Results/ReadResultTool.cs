using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Results;

/// <summary>Reads on in an answer that was not shown whole: in most clients a model can call tools, but not read resources.</summary>
public sealed class ReadResultTool(ResultStore store) : McpServerTool
{
    public const string Name = "read_result";

    public override Tool ProtocolTool { get; } = new()
    {
        Name = Name,
        Title = "Read result",
        Description = "Reads a kept answer that was not shown whole, from a byte offset. Free.",
        InputSchema = JsonElement.Parse(
            """
            {"type":"object","properties":{"id":{"type":"string"},"offset":{"type":"integer","minimum":0},"limit":{"type":"integer","minimum":1}},"required":["id"],"additionalProperties":false}
            """u8),
        Annotations = new() { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
    };

    public override IReadOnlyList<object> Metadata => [];

    public override ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
        new(Read(request.Params?.Arguments));

    private static void Check(ref SchemaChecker value)
    {
        value.Required("id");
        value.Property("id", static (ref value) => value.Type(JsonTypes.String));
        value.Property("offset", static (ref value) => Count(ref value, "0"));
        value.Property("limit", static (ref value) => Count(ref value, "1"));
        value.NoOtherProperties("id", "offset", "limit");
    }

    private static void Count(ref SchemaChecker value, string least)
    {
        value.Type(JsonTypes.Integer);
        value.Minimum(least);
    }

    private CallToolResult Read(IDictionary<string, JsonElement>? given)
    {
        if (given is { Count: > ApiTool.MaxArguments }) return ToolResult.Problem(ProblemText.TooMany(Name, given.Count, ApiTool.MaxArguments));
        var checkedArguments = ArgumentRepair.Run(ArgumentObject.From(given), Check);
        if (checkedArguments.Problems.Count > 0) return ToolResult.Problem(ProblemText.Write(Name, checkedArguments.Problems));
        var arguments = checkedArguments.Arguments;
        if (store.Find(arguments.GetProperty("id").GetString()!) is not { } kept) return ToolResult.Problem(NotKept(store.Options));
        var offset = Number(arguments, "offset", 0);
        if (offset > kept.Text.Length) return ToolResult.Problem(Beyond(kept));
        var slice = ResultSlice.Take(kept.Text.Span, offset, Math.Min(Number(arguments, "limit", int.MaxValue), store.Options.Room));
        return new() { Content = [new TextContentBlock { Text = slice.Text }, new TextContentBlock { Text = slice.Remark }] };
    }

    internal static string NotKept(ResultOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"No answer is kept under this id. Answers are kept for {Duration.Of(options.Lifetime)}, at most {options.MaxResults} of them, until the server ends. Make the call again for a new one.");

    internal static string Beyond(StoredResult kept) => string.Create(
        CultureInfo.InvariantCulture, $"The answer has {kept.Text.Length} bytes; the offset is beyond its end.");

    /// <summary>What is larger than any answer counts as that.</summary>
    private static int Number(JsonElement arguments, string name, int otherwise)
    {
        if (!arguments.TryGetProperty(name, out var value)) return otherwise;
        return value.TryGetDecimal(out var number) && number < int.MaxValue ? (int)number : int.MaxValue;
    }
}
