using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>Checks an answer against the output schema that its tool publishes: one walk over its bytes, which allocates nothing where all is well.</summary>
internal static class AnswerCheck
{
    /// <summary>The first place that does not fit, or null.</summary>
    /// <param name="json">Well-formed JSON of few levels: an object, or another value, which stands under <c>result</c>.</param>
    public static AnswerDrift? Find(ReadOnlySpan<byte> json, AnswerShape shape)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject) return Find(ref reader, shape);
        return shape.Find(JsonAnswer.Wrapper) is { } wrapped ? Find(ref reader, wrapped)?.Inside(JsonAnswer.Wrapper) : null;
    }

    private static AnswerDrift? Find(ref Utf8JsonReader reader, AnswerShape shape)
    {
        var type = TypeOf(reader.TokenType);
        if (!shape.Allows(type)) return new(shape.Types, AnswerShape.Word(type));
        return type switch
        {
            JsonTypes.Object => FindInMembers(ref reader, shape),
            JsonTypes.Array => FindInItems(ref reader, shape),
            _ => null,
        };
    }

    private static AnswerDrift? FindInMembers(ref Utf8JsonReader reader, AnswerShape shape)
    {
        var last = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = shape.IndexOf(ref reader, last + 1);
            reader.Read();
            if (index < 0)
            {
                reader.Skip();
                continue;
            }

            last = index;
            var (name, member) = shape[index];
            if (Find(ref reader, member) is { } drift) return drift.Inside(Encoding.UTF8.GetString(name));
        }

        return null;
    }

    private static AnswerDrift? FindInItems(ref Utf8JsonReader reader, AnswerShape shape)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (shape.Items is null) reader.Skip();
            else if (Find(ref reader, shape.Items) is { } drift) return drift.Inside(index);
        }

        return null;
    }

    private static JsonTypes TypeOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonTypes.Object,
        JsonTokenType.StartArray => JsonTypes.Array,
        JsonTokenType.String => JsonTypes.String,
        JsonTokenType.Number => JsonTypes.Number,
        JsonTokenType.Null => JsonTypes.Null,
        _ => JsonTypes.Boolean,
    };
}
