using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads what <c>x-mcp-answer</c> says of an answer's places, each of which the answer's schema must know.</summary>
internal sealed class AnswerViewReader(ReadingContext context, JsonValue operation)
{
    /// <summary>More would not make a call clearer, and could make it slow.</summary>
    private const int MaxFields = 100;

    private readonly AnswerPaths _known = AnswerPaths.Read(context, operation.Find("responses"));

    /// <param name="extension">The value of <c>x-mcp-answer</c>.</param>
    public AnswerViewModel Read(JsonValue extension)
    {
        var hide = Paths(extension, "hide");
        var omit = Paths(extension, "omit");
        return new(omit.ToEquatableArray(), hide.ToEquatableArray(), _known.Lines(hide).ToEquatableArray());
    }

    /// <summary>The argument that chooses fields, with one of them as an example.</summary>
    public static SchemaModel Argument(AnswerViewModel view)
    {
        var example = view.Places.FirstOrDefault(place => place.Contains('.') && !place.EndsWith("*", StringComparison.Ordinal) && !view.Omit.Contains(place));
        return new()
        {
            Types = SchemaTypes.Array,
            Description = example is null ? "Paths of the answer to show" : $"Paths to show, as in {example}",
            Array = new() { Items = new() { Types = SchemaTypes.String, IsAnswerField = true }, MaxItems = MaxFields },
        };
    }

    private List<string> Paths(JsonValue extension, string name)
    {
        var read = new List<string>();
        if (extension.Find(name) is not { } paths) return read;
        if (!paths.IsArray || paths.Items.Any(path => !path.IsString || !AnswerPaths.IsPath(path.Text)))
        {
            context.Refuse(Rules.InvalidExtensionValue, paths.Span, $"x-mcp-answer.{name}", "an array of dotted names such as \"books.author\"");
            return read;
        }

        foreach (var path in paths.Items)
        {
            if (!_known.Knows(path.Text)) Refuse(path, name);
            read.Add(path.Text);
        }

        return read;
    }

    private void Refuse(JsonValue path, string name)
    {
        var suggestion = _known.Nearest(path.Text) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        context.Refuse(Rules.UnknownAnswerPath, path.Span, $"x-mcp-answer.{name}", path.Text, suggestion);
    }
}
