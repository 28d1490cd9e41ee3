using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// What an output schema says of a value, laid out for a walk over an answer's bytes. It understands what the generator writes: <c>type</c>,
/// <c>anyOf</c> of types, <c>properties</c>, <c>patternProperties</c> of listed names and <c>items</c>. Everything else it lets pass.
/// </summary>
internal sealed class AnswerShape
{
    private static readonly JsonTypes[] All = [JsonTypes.Null, JsonTypes.Boolean, JsonTypes.Object, JsonTypes.Array, JsonTypes.Number, JsonTypes.String];

    private readonly JsonTypes _types;
    private readonly List<AnswerMember> _members = [];

    private AnswerShape(JsonElement schema)
    {
        _types = TypesOf(schema);
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject()) _members.Add(new(property.Name, new(property.Value)));
        }

        if (schema.TryGetProperty("patternProperties", out var patterns))
        {
            foreach (var pattern in patterns.EnumerateObject())
            {
                var shape = new AnswerShape(pattern.Value);
                foreach (var name in ListedNames(pattern.Name)) _members.Add(new(name, shape));
            }
        }

        if (schema.TryGetProperty("items", out var items)) Items = new(items);
    }

    /// <summary>What each item is as an array; null where the schema does not say.</summary>
    public AnswerShape? Items { get; }

    /// <summary>True where the schema knows members of the value as an object.</summary>
    public bool HasMembers => _members.Count > 0;

    /// <summary>The types that the value can have, in words; empty where it can be anything.</summary>
    public string Types => string.Join(", ", All.Where(Has).Select(Word));

    public static AnswerShape Read(ReadOnlySpan<byte> schema)
    {
        var reader = new Utf8JsonReader(schema);
        return new(JsonElement.ParseValue(ref reader));
    }

    public static string Word(JsonTypes type) => type.ToString().ToLowerInvariant();

    public bool Allows(JsonTypes type) => _types == JsonTypes.None || Has(type);

    /// <summary>A member that the schema knows.</summary>
    /// <param name="index">What <see cref="IndexOf"/> found.</param>
    public AnswerMember this[int index] => _members[index];

    /// <summary>The index of the member of this name, or −1.</summary>
    /// <param name="spelled">The name as <see cref="PlainJson"/> writes it, without its quotes.</param>
    /// <param name="first">Where to look first: members mostly come in the schema's order.</param>
    public int IndexOf(ReadOnlySpan<byte> spelled, int first)
    {
        for (var i = 0; i < _members.Count; i++)
        {
            var at = first + i < _members.Count ? first + i : first + i - _members.Count;
            if (spelled.SequenceEqual(_members[at].Spelled)) return at;
        }

        return -1;
    }

    /// <summary>What the schema says of a member, or null.</summary>
    public AnswerShape? Find(string name) => _members.Find(member => member.Name == name)?.Shape;

    private bool Has(JsonTypes type) => (_types & type) != JsonTypes.None;

    private static JsonTypes TypesOf(JsonElement schema)
    {
        if (schema.TryGetProperty("type", out var type)) return TypeOf(type);
        if (!schema.TryGetProperty("anyOf", out var branches)) return JsonTypes.None;
        var types = JsonTypes.None;
        foreach (var branch in branches.EnumerateArray())
        {
            var known = branch.TryGetProperty("type", out var each) ? TypeOf(each) : JsonTypes.None;
            if (known == JsonTypes.None) return JsonTypes.None;
            types |= known;
        }

        return types;
    }

    private static JsonTypes TypeOf(JsonElement type) => type.ValueKind == JsonValueKind.String && Enum.TryParse<JsonTypes>(type.GetString(), ignoreCase: true, out var known)
        ? known == JsonTypes.Integer ? JsonTypes.Number : known
        : JsonTypes.None;

    private static string[] ListedNames(string pattern) =>
        pattern.StartsWith("^(", StringComparison.Ordinal) && pattern.EndsWith(")$", StringComparison.Ordinal) && pattern.AsSpan(2, pattern.Length - 4).IndexOfAny("()[]{}.*+?\\^$") < 0
            ? pattern[2..^2].Split('|')
            : [];
}

/// <summary>A member that an output schema knows.</summary>
internal sealed record AnswerMember(string Name, AnswerShape Shape)
{
    /// <summary>The name as <see cref="PlainJson"/> writes it, without its quotes.</summary>
    public byte[] Spelled { get; } = PlainJson.Write(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(Name)}\"")).Span[1..^1].ToArray();
}
