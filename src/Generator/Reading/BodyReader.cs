using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>A request body as the document has it.</summary>
internal sealed record ReadBody(string MediaType, bool Required, SchemaModel Schema, string? Description, JsonValue Media)
{
    /// <summary>True where the schema itself lists properties, if only none, so that they can be arguments.</summary>
    public bool ListsProperties { get; init; }
}

/// <summary>Reads the request body of an operation.</summary>
internal sealed class BodyReader(ReadingContext context, SchemaReader schemas)
{
    private const int MaxReferences = 32;

    public ReadBody? Read(JsonValue? source)
    {
        if (source is null || context.Resolve(source) is not { } body || !context.Expect(body, JsonKind.Object, "A request body")) return null;
        var content = body.Find("content");
        if (content is null)
        {
            context.Refuse(Rules.MissingMember, body.Span, "A request body", "content");
            return null;
        }

        if (!context.Expect(content, JsonKind.Object, "\"content\"") || content.Members.Count == 0) return null;
        var media = MediaTypes.Choose(content);
        if (media is null)
        {
            context.Refuse(Rules.NoMediaType, content.Span, string.Join(", ", content.Members.Select(member => member.Name)));
            return null;
        }

        // OpenAPI gives it no meaning for other media types.
        if (MediaTypes.HasParts(media.Name) && media.Value.FindMember("encoding") is { } encoding) context.Refuse(Rules.EncodingNotApplied, encoding.NameSpan);
        var schema = media.Value.Find("schema");
        return new(
            media.Name is "*/*" or "application/*" ? "application/json" : media.Name,
            Keyword.Flag(context, body, "required"),
            schema is null ? SchemaModel.Anything : schemas.ReadRoot(schema),
            Keyword.Text(context, body, "description"),
            media.Value)
        {
            ListsProperties = ListsProperties(schema),
        };
    }

    /// <summary>Looks behind references without a word: what is wrong with them was said when the schema was read.</summary>
    private bool ListsProperties(JsonValue? schema)
    {
        for (var i = 0; i < MaxReferences && schema is not null; i++)
        {
            if (schema.Find("properties") is not null) return true;
            if (schema.Find("$ref") is null) return false;
            schema = ExampleReader.Peek(context, schema);
        }

        return false;
    }
}
