using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Json;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Documentation;

/// <summary>All that a model needs to call one tool well, in Markdown: what the document and the runtime know of it.</summary>
public static class ToolPage
{
    /// <summary>In bytes. A longer example would cost more tokens than it explains.</summary>
    private const int MaxAnswer = 800;

    public static string Write(ApiTool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {tool.About.Name}\n{Page.OneLine(tool.About.Description)}\n{Facts(tool.About)}\n");
        page.Append(CultureInfo.InvariantCulture, $"\n## Cost\n{CreditPhrase.Explain(tool.About.Credits)}\n");
        WriteArguments(page, tool);
        WriteExample(page, tool);
        WriteErrors(page, tool.About);
        return page.ToString();
    }

    private static string Facts(ToolDefinition tool)
    {
        var change = (tool.Hints.ReadOnly, tool.Hints.Destructive) switch
        {
            (true, _) => "read-only",
            (_, true) => "changes or deletes data",
            _ => "changes data",
        };
        return $"{tool.Operation}; {change}{(tool.Toolset is null ? "" : $"; toolset {tool.Toolset}")}";
    }

    private static void WriteArguments(StringBuilder page, ApiTool tool)
    {
        var schema = tool.ProtocolTool.InputSchema;
        var list = ArgumentList.Write(schema);
        var isClosed = schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == System.Text.Json.JsonValueKind.False;
        page.Append("\n## Arguments\n").Append(list.Length == 0 ? "None.\n" : list);
        if (list.Length > 0 && isClosed) page.Append("No others.\n");
    }

    private static void WriteExample(StringBuilder page, ApiTool tool)
    {
        var arguments = ExampleCall.Of(tool);
        var answer = PlainJson.Write(tool.ExampleAnswer).Span;
        if (arguments is null && answer.IsEmpty) return;
        page.Append("\n## Example\n");
        if (arguments is not null) page.Append(CultureInfo.InvariantCulture, $"`{arguments}`\n");
        if (answer.Length is > 0 and <= MaxAnswer) page.Append(CultureInfo.InvariantCulture, $"answers `{Encoding.UTF8.GetString(answer)}`\n");
    }

    private static void WriteErrors(StringBuilder page, ToolDefinition tool)
    {
        var isFree = tool.Credits is { Base: 0, PerResult: 0 };
        page.Append("\n## Errors\n- Wrong arguments: nothing is sent or charged; the text says what would be right.\n");
        page.Append("- Time-out or broken connection: ").Append(tool.Retry == RetryClass.Safe
            ? "the server has tried again itself; repeating later costs nothing.\n"
            : "it may have run and been charged; do not simply repeat it.\n");
        foreach (var status in (int[])[401, 402, 429])
        {
            if (status == 402 && isFree) continue;
            page.Append(CultureInfo.InvariantCulture, $"- {StatusTexts.Name(status)}: {StatusTexts.Advice(status)}\n");
        }
    }
}
