using System.Text;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Prepare.Surface;

/// <summary>Writes a schema on one line without its descriptions, which are text and no rule.</summary>
internal static class SchemaText
{
    private static readonly HashSet<string> Named = new(["properties", "patternProperties", "dependentSchemas"], StringComparer.Ordinal);
    private static readonly HashSet<string> Values = new(["enum", "const", "default"], StringComparer.Ordinal);

    /// <param name="texts">Takes the descriptions that were left out.</param>
    public static string WithoutDescriptions(JsonValue schema, StringBuilder texts)
    {
        if (schema.IsArray) return $"[{string.Join(',', schema.Items.Select(item => WithoutDescriptions(item, texts)))}]";
        if (!schema.IsObject) return JsonText.Minify(schema);
        var members = new List<string>();
        foreach (var member in schema.Members)
        {
            if (member is { Name: "description", Value.IsString: true }) texts.Append(member.Value.Text).Append('\n');
            else members.Add($"{JsonText.Quote(member.Name)}:{Value(member, texts)}");
        }

        return $"{{{string.Join(',', members)}}}";
    }

    private static string Value(JsonMember member, StringBuilder texts)
    {
        if (Values.Contains(member.Name)) return JsonText.Minify(member.Value);
        return Named.Contains(member.Name)
            ? $"{{{string.Join(',', member.Value.Members.Select(inner => $"{JsonText.Quote(inner.Name)}:{WithoutDescriptions(inner.Value, texts)}"))}}}"
            : WithoutDescriptions(member.Value, texts);
    }
}
