using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>Builds indented JSON line by line; names and strings are escaped, other values come as JSON text.</summary>
internal sealed class JsonLines
{
    private readonly List<string> _lines = [];
    private readonly Stack<bool> _hasMembers = new();

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Indents JSON that is already minified.</summary>
    public static IReadOnlyList<string> Indent(string minified)
    {
        var lines = new JsonLines();
        lines.Value(null, JsonReader.Read(minified));
        return lines.Lines;
    }

    public void Object(string? name, Action members) => Block(name, '{', '}', members);

    public void Array(string? name, Action items) => Block(name, '[', ']', items);

    /// <summary>Writes a member, or an item where the name is null; the value is JSON text on one line.</summary>
    public void Raw(string? name, string json)
    {
        Separate();
        _lines.Add(new string(' ', _hasMembers.Count * 2) + (name is null ? "" : JsonText.Quote(name) + ": ") + json);
    }

    public void Text(string? name, string text) => Raw(name, JsonText.Quote(text));

    private void Value(string? name, JsonValue value)
    {
        if (value.IsObject && value.Members.Count > 0) Object(name, () => { foreach (var member in value.Members) Value(member.Name, member.Value); });
        else if (value.IsArray && value.Items.Any(item => item.IsObject || item.IsArray)) Array(name, () => { foreach (var item in value.Items) Value(null, item); });
        else Raw(name, JsonText.Minify(value));
    }

    private void Block(string? name, char open, char close, Action content)
    {
        Raw(name, open.ToString());
        _hasMembers.Push(false);
        var start = _lines.Count;
        content();
        _hasMembers.Pop();
        if (_lines.Count == start) _lines[start - 1] += close;
        else _lines.Add(new string(' ', _hasMembers.Count * 2) + close);
    }

    private void Separate()
    {
        if (_hasMembers.Count == 0) return;
        if (_hasMembers.Pop()) _lines[_lines.Count - 1] += ",";
        _hasMembers.Push(true);
    }
}
