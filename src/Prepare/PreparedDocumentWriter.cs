using System.Buffers;
using System.Text.Json;

namespace OpenApiMcp.Prepare;

/// <summary>
/// Writes the document that NSwag reads: OpenAPI 3.0.3 with what the client's template needs and no description or schema,
/// so that editing those leaves the client alone.
/// </summary>
/// <remarks>
/// NSwag hands method, path, <c>operationId</c>, parameter name, <c>in</c>, <c>style</c> and <c>explode</c> on as written, so
/// they stand where OpenAPI puts them. It loses <c>allowReserved</c> and the <c>content</c> of a parameter, and escapes quotes
/// in a body's media type: these travel in <c>x-allow-reserved</c> and <c>x-media-type</c>. The measurements are in
/// <c>docs/decisions/0001-nswag-reads-a-prepared-document.md</c>.
/// </remarks>
public static class PreparedDocumentWriter
{
    /// <summary>The document as indented UTF-8 JSON with LF: the same bytes on every machine.</summary>
    /// <exception cref="ArgumentException">
    /// An id is not made of letters and digits, two ids differ in nothing but case, or a path does not start with exactly one
    /// slash. The generator's reader and naming table never let such a thing through.
    /// </exception>
    public static ReadOnlyMemory<byte> Write(IReadOnlyCollection<PreparedOperation> operations)
    {
        RefuseUnsafe(operations);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("openapi", "3.0.3");
            json.WriteStartObject("info");
            json.WriteString("title", "Prepared for NSwag");
            json.WriteString("version", "1");
            json.WriteEndObject();
            json.WriteStartObject("paths");
            foreach (var path in operations.GroupBy(operation => operation.Path, StringComparer.Ordinal)) WritePath(json, path);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenMemory;
    }

    /// <summary>
    /// The id is the one text that the template writes without quotes, so this check keeps code out of the client. Of a path's
    /// first slashes NSwag drops all.
    /// </summary>
    private static void RefuseUnsafe(IEnumerable<PreparedOperation> operations)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, path) in operations.Select(operation => (operation.Id, operation.Path)))
        {
            if (id.Length == 0 || !char.IsAsciiLetter(id[0]) || !id.All(char.IsAsciiLetterOrDigit))
                throw new ArgumentException($"The operation id '{id}' is not made of ASCII letters and digits, a letter first.", nameof(operations));
            if (!taken.Add(id)) throw new ArgumentException($"Two operations have the id '{id}'.", nameof(operations));
            if (path.Length - path.TrimStart('/').Length != 1)
                throw new ArgumentException($"The path '{path}' does not start with exactly one slash.", nameof(operations));
        }
    }

    private static void WritePath(Utf8JsonWriter json, IGrouping<string, PreparedOperation> operations)
    {
        json.WriteStartObject(operations.Key);
        foreach (var operation in operations)
        {
            json.WriteStartObject(operation.Method.ToLowerInvariant());
            json.WriteString("operationId", operation.Id);
            WriteParameters(json, operation.Parameters);
            if (operation.BodyMediaType is { } mediaType) WriteBody(json, mediaType);
            WriteResponses(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, IReadOnlyCollection<PreparedParameter> parameters)
    {
        if (parameters.Count == 0) return;
        json.WriteStartArray("parameters");
        foreach (var parameter in parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("in", parameter.In);
            if (parameter.In == "path") json.WriteBoolean("required", true);
            if (parameter.MediaType is { } mediaType)
            {
                WriteMediaType(json, mediaType);
            }
            else
            {
                json.WriteString("style", parameter.Style);
                json.WriteBoolean("explode", parameter.Explode);
                if (parameter.AllowReserved) json.WriteBoolean("x-allow-reserved", true);
            }

            WriteAnySchema(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBody(Utf8JsonWriter json, string mediaType)
    {
        WriteMediaType(json, mediaType);
        json.WriteStartObject("requestBody");
        json.WriteStartObject("content");
        json.WriteStartObject("*/*");
        WriteAnySchema(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The equals sign keeps NSwag's JSON reader from taking the text for a date, which it would write out differently.</summary>
    private static void WriteMediaType(Utf8JsonWriter json, string mediaType) => json.WriteString("x-media-type", "=" + mediaType);

    private static void WriteAnySchema(Utf8JsonWriter json)
    {
        json.WriteStartObject("schema");
        json.WriteEndObject();
    }

    private static void WriteResponses(Utf8JsonWriter json)
    {
        json.WriteStartObject("responses");
        json.WriteStartObject("200");
        json.WriteString("description", "The answer");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
