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

    /// <summary>The tokens of a tool.</summary>
    public static int Reckon(OperationModel operation) => (Bytes(operation) + BytesPerToken - 1) / BytesPerToken;

    /// <summary>A warning in MSBuild's format for each budget that is exceeded; a budget of 0 is none.</summary>
    /// <param name="file">The document.</param>
    /// <param name="tools">What its tools take.</param>
    /// <param name="perTool">The most tokens of one tool.</param>
    /// <param name="list">The most tokens of all tools.</param>
    public static IEnumerable<string> Exceed(string file, IReadOnlyList<ToolCost> tools, int perTool, int list)
    {
        var total = tools.Sum(tool => tool.Tokens);
        if (list > 0 && total > list) yield return Text($"{file} : warning : the tool list takes {total} tokens (bytes ÷ 4), more than the {list} of OpenApiListTokens; shorten descriptions or leave operations out.");
        foreach (var tool in tools.Where(tool => perTool > 0 && tool.Tokens > perTool))
        {
            yield return Text($"{file}({tool.Line},{tool.Column}): warning : the tool {tool.Tool} takes {tool.Tokens} tokens (bytes ÷ 4), more than the {perTool} of OpenApiToolTokens; shorten its descriptions.");
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
            .. operation.Answer is { } answer ? [$"\"outputSchema\":{OutputSchemaWriter.Write(answer)}"] : Array.Empty<string>(),
            $"\"annotations\":{{\"destructiveHint\":{Word(hints.Destructive)},\"idempotentHint\":{Word(hints.Idempotent)}",
            $"\"openWorldHint\":{Word(hints.OpenWorld)},\"readOnlyHint\":{Word(hints.ReadOnly)}}}",
        ];
        return Encoding.UTF8.GetByteCount($"{{{string.Join(',', members)}}},");
    }

    private static string Word(bool value) => value ? "true" : "false";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
