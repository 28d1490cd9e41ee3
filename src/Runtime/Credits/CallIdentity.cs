using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>
/// Names a call by its operation and arguments: the order of an object's members and the spelling of a number do not count, all else does.
/// It is a hash, so that no argument lies about in memory as a key.
/// </summary>
internal static class CallIdentity
{
    public static string Of(ApiCall call)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write(Encoding.UTF8.GetBytes(call.Tool.Operation + "\n"));
        using (var writer = new Utf8JsonWriter(text, new() { SkipValidation = true, MaxDepth = int.MaxValue }))
        {
            if (call.Arguments.ValueKind != JsonValueKind.Undefined) Write(writer, call.Arguments);
        }

        return Convert.ToHexString(SHA256.HashData(text.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, value);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(ExactNumber.Parse(JsonMarshal.GetRawUtf8Value(value)).Spell(), skipInputValidation: true);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }
}
