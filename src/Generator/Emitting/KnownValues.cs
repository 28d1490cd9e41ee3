using System.Globalization;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>Collects the patterns and JSON values that a tool's rules name, each once, and writes them as fields.</summary>
internal sealed class KnownValues
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _fields = [];

    public string Pattern(PatternModel pattern) => Name(
        "Pattern", "p" + pattern.Source,
        name => $"public static readonly {Runtime.Arguments}SchemaPattern {name} = new({Literal.List([pattern.Source, pattern.Translated, .. pattern.Supplementary])});");

    public string Json(string json) => Name(
        "Value", "j" + json,
        name => $"public static readonly global::System.Text.Json.JsonElement {name} = {Runtime.Arguments}SchemaConstant.Parse({Literal.Text(json)});");

    public void Write(CodeWriter code)
    {
        if (_fields.Count == 0) return;
        code.Line();
        code.Line("/// <summary>The patterns and values that the rules name; made when a call first needs them.</summary>");
        code.Open("private static class Known");
        for (var i = 0; i < _fields.Count; i++)
        {
            if (i > 0) code.Line();
            code.Line(_fields[i]);
        }

        code.Close();
    }

    private string Name(string kind, string key, Func<string, string> field)
    {
        if (!_names.TryGetValue(key, out var name))
        {
            name = kind + (_fields.Count + 1).ToString(CultureInfo.InvariantCulture);
            _names.Add(key, name);
            _fields.Add(field(name));
        }

        return "Known." + name;
    }
}
