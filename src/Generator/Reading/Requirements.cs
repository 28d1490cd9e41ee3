using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// Says in a sentence what <c>anyOf</c> and <c>oneOf</c> of <c>required</c> ask for: many clients show a model only a plain
/// object, so the rule must be read in the description.
/// </summary>
internal static class Requirements
{
    /// <summary>The longest description that all clients take.</summary>
    private const int MaxDescription = 1024;

    /// <summary>The longest sentence about what is required: the description itself says more.</summary>
    private const int MaxSentence = 400;

    public static string Append(string description, SchemaModel arguments)
    {
        var sentence = Sentence(arguments);
        description = description.Trim();
        var room = MaxDescription - sentence.Length;
        if (description.Length > room) description = Cut(description, room);
        if (sentence.Length > 0 && description.Length > 0 && description[description.Length - 1] is not ('.' or '!' or '?')) description += ".";
        return description + sentence;
    }

    /// <summary>How many characters of a description are kept.</summary>
    public static int Room(SchemaModel arguments) => MaxDescription - Sentence(arguments).Length;

    private static string Sentence(SchemaModel arguments)
    {
        var groups = Groups(arguments).ToList();
        var sentence = groups.Count == 0 ? "" : $" Requires {string.Join("; ", groups)}.";
        return sentence.Length > MaxSentence ? Cut(sentence, MaxSentence) : sentence;
    }

    private static IEnumerable<string> Groups(SchemaModel schema)
    {
        if (Alternatives(schema.AnyOf) is { } any) yield return any;
        if (Alternatives(schema.OneOf) is { } one) yield return "exactly one of " + one;
        foreach (var group in schema.AllOf.SelectMany(Groups)) yield return group;
    }

    private static string? Alternatives(EquatableArray<SchemaModel> branches)
    {
        if (branches.Count == 0 || !branches.All(IsOnlyRequired)) return null;
        var alternatives = branches.Select(branch => branch.Object.Required.Count == 1 ? branch.Object.Required[0] : $"({string.Join(" and ", branch.Object.Required)})").ToList();
        return alternatives.Count == 1 ? alternatives[0] : string.Join(", ", alternatives.Take(alternatives.Count - 1)) + " or " + alternatives[alternatives.Count - 1];
    }

    private static bool IsOnlyRequired(SchemaModel schema) =>
        schema.Object.Required.Count > 0 && schema with { Types = SchemaTypes.None, Object = schema.Object with { Required = default } } == SchemaModel.Anything;

    /// <summary>Cuts behind the last whole sentence that fits, else behind the last word.</summary>
    private static string Cut(string text, int room)
    {
        var part = text.Substring(0, char.IsHighSurrogate(text[room - 2]) ? room - 2 : room - 1);
        var sentence = part.LastIndexOf(". ", StringComparison.Ordinal);
        if (sentence > room / 2) return part.Substring(0, sentence + 1);
        var word = part.LastIndexOf(' ');
        return (word > room / 2 ? part.Substring(0, word) : part.TrimEnd()) + "…";
    }
}
