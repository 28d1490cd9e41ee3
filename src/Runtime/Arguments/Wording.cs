using System.Globalization;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>The words that problem texts are made of.</summary>
internal static class Wording
{
    private const int MaxListed = 24;

    public static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly (JsonTypes Type, string Name)[] TypeNames =
    [
        (JsonTypes.String, "a string"),
        (JsonTypes.Integer, "an integer"),
        (JsonTypes.Number, "a number"),
        (JsonTypes.Boolean, "true or false"),
        (JsonTypes.Array, "an array"),
        (JsonTypes.Object, "an object"),
        (JsonTypes.Null, "null"),
    ];

    public static string Types(JsonTypes types)
    {
        var names = new List<string>();
        foreach (var (type, name) in TypeNames)
        {
            // Every integer is a number.
            if ((types & type) != JsonTypes.None && !(type == JsonTypes.Integer && (types & JsonTypes.Number) != JsonTypes.None)) names.Add(name);
        }

        return List(names, "or");
    }

    public static string Count(int count, string noun) => count.ToString(Culture) + " " + noun + (count == 1 ? "" : "s");

    public static string Properties(int count) => count.ToString(Culture) + (count == 1 ? " property" : " properties");

    /// <summary>A list in words: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items, string conjunction)
    {
        if (items.Count > MaxListed) return string.Join(", ", items.Take(MaxListed)) + $" {conjunction} {(items.Count - MaxListed).ToString(Culture)} others";
        return items.Count < 2 ? string.Concat(items) : string.Join(", ", items.SkipLast(1)) + $" {conjunction} {items[^1]}";
    }

    public static string Values(ReadOnlySpan<string> strings)
    {
        var values = new List<string>();
        foreach (var text in strings) values.Add(ShownValue.Quote(text));
        return Enumerate(values);
    }

    public static string Values(JsonElement array)
    {
        var values = new List<string>();
        foreach (var value in array.EnumerateArray()) values.Add(ShownValue.OfDocument(value));
        return Enumerate(values);
    }

    public static string OneOfNames(ReadOnlySpan<string> names) => names.Length == 1 ? $"only {names[0]}" : "one of " + Enumerate(names.ToArray());

    public static string NoOther(ReadOnlySpan<SchemaPattern> patterns)
    {
        if (patterns.IsEmpty) return "no properties";
        var sources = new List<string>();
        foreach (var pattern in patterns) sources.Add(pattern.Source);
        return "a name that matches " + List(sources, "or");
    }

    /// <summary>What is wrong with a value that may not be there at all.</summary>
    public static (string Actual, string Expected, string? Suggestion) Refusal(ValueRole role) => role switch
    {
        ValueRole.OtherProperty or ValueRole.UnevaluatedProperty => ("unknown name", "no such property", "leave it out"),
        ValueRole.Property or ValueRole.PatternProperty => ("not allowed", "no such property", "leave it out"),
        ValueRole.Item or ValueRole.PrefixItem or ValueRole.UnevaluatedItem => ("one item too many", "no item here", "leave it out"),
        ValueRole.Name => ("the name is not allowed", "no such property", "leave it out"),
        _ => ("not allowed", "no value", null),
    };

    private static string Enumerate(IReadOnlyCollection<string> values) =>
        string.Join(", ", values.Take(MaxListed)) + (values.Count > MaxListed ? $" and {(values.Count - MaxListed).ToString(Culture)} others" : "");
}
