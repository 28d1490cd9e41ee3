using System.Buffers;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// The structured content of an answer that cannot conform to its tool's output schema: the whole answer under a name of which the schema
/// says nothing. Without any structured content the official TypeScript clients would throw the result away (docs/decisions/0006).
/// </summary>
internal static class UncheckedAnswer
{
    /// <summary>No name in an output schema has a slash.</summary>
    public const string Name = "openapi-mcp/answer";

    /// <summary>Where nothing can be said in JSON: the content says it all.</summary>
    public static readonly JsonElement Empty = JsonElement.Parse("{}"u8);

    /// <summary>For a text that is no JSON.</summary>
    public static JsonElement Of(string answer) => JsonElement.Parse(Write(answer).Span);

    /// <summary>The same in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(string answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(Name, answer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
