using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadMagic.Server.Enrich;

/// <summary>Makes cells of answers: each value that is no object is a cell under its dotted path; a list is a cell with its JSON.</summary>
internal static partial class ResultColumns
{
    /// <summary>The paths that a tool's output schema names, in its order, but for objects: what they hold is known by the answers alone.</summary>
    public static IEnumerable<string> OfSchema(JsonElement? schema) => Members(schema).Where(member => !IsObject(member.Schema)).Select(member => member.Name);

    /// <summary>The names of all members that the schema has at its root.</summary>
    public static IEnumerable<string> NamesOf(JsonElement? schema) => Members(schema).Select(member => member.Name);

    private static IEnumerable<(string Name, JsonElement Schema)> Members(JsonElement? schema)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } root) yield break;
        foreach (var group in root.EnumerateObject().Where(member => member.Name is "properties" or "patternProperties"))
        {
            foreach (var property in group.Value.EnumerateObject())
            {
                foreach (var name in group.NameEquals("properties") ? [property.Name] : Alternatives(property.Name)) yield return (name, property.Value);
            }
        }
    }

    /// <summary>The cells of an answer by their paths, in its order. What is null has none.</summary>
    /// <param name="isSafe">Texts that a spreadsheet would take for a formula get a <c>'</c> before them.</param>
    public static Dictionary<string, string> CellsOf(string answer, bool isSafe)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 1024 });
        Add(cells, document.RootElement.ValueKind == JsonValueKind.Object ? "" : "answer", document.RootElement, isSafe);
        return cells;
    }

    private static void Add(Dictionary<string, string> cells, string path, JsonElement value, bool isSafe)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object when value.EnumerateObject().Any():
                foreach (var member in value.EnumerateObject()) Add(cells, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value, isSafe);
                break;
            case JsonValueKind.String:
                var text = value.GetString()!;
                cells[path] = isSafe && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
                break;
            default:
                if (path.Length > 0) cells[path] = value.GetRawText();
                break;
        }
    }

    private static bool IsObject(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && (IsType(schema) || (schema.TryGetProperty("anyOf", out var any) && any.EnumerateArray().Any(IsType)));

    private static bool IsType(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("object");

    /// <summary>The names of <c>^(a|b)$</c>: the schemas write properties of one type so.</summary>
    private static string[] Alternatives(string pattern) =>
        List().Match(pattern) is { Success: true } match ? match.Groups["names"].Value.Split('|') : [];

    [GeneratedRegex("^\\^\\((?<names>[A-Za-z0-9_|-]+)\\)\\$$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex List();
}
