using System.Globalization;
using System.Text;
using OpenApiMcp.Generator.Emitting;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Prepare.Surface;

/// <summary>Reckons what the tools cost in every conversation: a token is four bytes of the tool's JSON in the list.</summary>
internal static class TokenBudget
{
    private const int BytesPerToken = 4;

    /// <summary>The tokens of each tool, by its name.</summary>
    public static IReadOnlyDictionary<string, int> Reckon(ApiModel api) =>
        api.Operations.ToDictionary(operation => operation.ToolName, operation => (Bytes(operation) + BytesPerToken - 1) / BytesPerToken, StringComparer.Ordinal);

    /// <summary>What is over a budget, in words; a budget of 0 is none.</summary>
    public static IEnumerable<string> Exceed(IReadOnlyDictionary<string, int> tools, int perTool, int list)
    {
        var total = tools.Values.Sum();
        if (list > 0 && total > list) yield return Text($"the tool list takes {total} tokens (bytes ÷ 4), more than the {list} of OpenApiListTokens; shorten descriptions or leave operations out");
        foreach (var (name, tokens) in tools)
        {
            if (perTool > 0 && tokens > perTool) yield return Text($"the tool {name} takes {tokens} tokens (bytes ÷ 4), more than the {perTool} of OpenApiToolTokens; shorten its descriptions");
        }
    }

    /// <summary>The bytes of the tool as <c>tools/list</c> has it, minified.</summary>
    private static int Bytes(OperationModel operation)
    {
        var hints = operation.Hints;
        string[] members =
        [
            $"\"name\":{JsonText.Quote(operation.ToolName)}",
            $"\"title\":{JsonText.Quote(operation.Title)}",
            $"\"description\":{JsonText.Quote(operation.Description)}",
            $"\"inputSchema\":{JsonText.Minify(JsonReader.Read(string.Concat(InputSchemaWriter.Write(operation))))}",
            $"\"annotations\":{{\"destructiveHint\":{Word(hints.Destructive)},\"idempotentHint\":{Word(hints.Idempotent)}",
            $"\"openWorldHint\":{Word(hints.OpenWorld)},\"readOnlyHint\":{Word(hints.ReadOnly)}}}",
        ];
        return Encoding.UTF8.GetByteCount($"{{{string.Join(',', members)}}},");
    }

    private static string Word(bool value) => value ? "true" : "false";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
