namespace OpenApiMcp.Generator.Json;

/// <summary>The kinds of JSON value.</summary>
internal enum JsonKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// <summary>A JSON value with its place in the document; numbers keep the text that the document has.</summary>
internal sealed class JsonValue(JsonKind kind, JsonSpan span, string text = "")
{
    private Dictionary<string, JsonMember>? _byName;

    public JsonKind Kind { get; } = kind;

    public JsonSpan Span { get; } = span;

    /// <summary>A string's decoded characters, or a number as it stands in the document.</summary>
    public string Text { get; } = text;

    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>An object's members in document order; names are unique.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsArray => Kind == JsonKind.Array;

    public bool IsString => Kind == JsonKind.String;

    public bool IsBoolean => Kind is JsonKind.True or JsonKind.False;

    /// <summary>The value of a member, or null where this is no object or has no such member.</summary>
    public JsonValue? Find(string name) => FindMember(name)?.Value;

    public JsonMember? FindMember(string name)
    {
        if (Members.Count == 0) return null;
        _byName ??= Members.ToDictionary(member => member.Name, StringComparer.Ordinal);
        return _byName.TryGetValue(name, out var member) ? member : null;
    }
}

/// <summary>A name and its value inside an object.</summary>
internal sealed class JsonMember(string name, JsonSpan nameSpan, JsonValue value)
{
    public string Name { get; } = name;

    /// <summary>The place of the name, quotes included.</summary>
    public JsonSpan NameSpan { get; } = nameSpan;

    public JsonValue Value { get; } = value;
}
