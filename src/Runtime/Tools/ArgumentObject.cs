using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>Makes one JSON object of the arguments that the SDK hands over one by one.</summary>
internal static class ArgumentObject
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>No limit here: the check of the arguments says what is too deep.</summary>
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    public static JsonElement From(IDictionary<string, JsonElement>? arguments) =>
        Of((arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal)).Select(argument => (argument.Key, argument.Value)));

    /// <summary>An object with these members in this order. Numbers keep their text, and every character is itself where JSON allows it.</summary>
    public static JsonElement Of(IEnumerable<(string Name, JsonElement Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);

                // Not WriteTo, which throws at half a surrogate pair: the check of the arguments says that too.
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        var json = buffer.WrittenSpan;
        return JsonElement.Parse(PlainJson.IsPlain(json) ? json : PlainJson.Write(json).Span, AnyDepth);
    }
}
