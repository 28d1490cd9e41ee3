using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>The document's example of a call, as a refused call shows it.</summary>
internal static class ExampleCall
{
    /// <summary>In bytes. A longer example would bury the problems.</summary>
    public const int MaxLength = 500;

    /// <summary>The arguments as JSON on one line; null where there are none, they are long, or the tool itself would refuse them.</summary>
    public static string? Of(ApiTool tool)
    {
        if (tool.ExampleArguments.IsEmpty) return null;
        var json = PlainJson.Write(tool.ExampleArguments).Span;
        if (json.Length > MaxLength) return null;
        var reader = new Utf8JsonReader(json);
        return ArgumentCheck.Run(JsonElement.ParseValue(ref reader), tool.ArgumentRules).Count == 0 ? Encoding.UTF8.GetString(json) : null;
    }
}
