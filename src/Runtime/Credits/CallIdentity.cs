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
        var text = new ArrayBufferWriter<byte>(512); // what most calls take
        Encoding.UTF8.GetBytes(call.Tool.Operation, text);
        text.Write("\n"u8);
        using (var writer = new Utf8JsonWriter(text, new() { SkipValidation = true, MaxDepth = int.MaxValue }))
        {
            if (call.Arguments.ValueKind != JsonValueKind.Undefined) Write(writer, call.Arguments);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.WrittenSpan, hash);
        return Convert.ToHexString(hash);
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
        var members = new (string Name, int At, JsonElement Value)[value.GetPropertyCount()];
        var count = 0;
        foreach (var member in value.EnumerateObject())
        {
            members[count] = (member.Name, count, member.Value);
            count++;
        }

        Array.Sort(members, Compare);
        writer.WriteStartObject();
        foreach (var (name, _, member) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, member);
        }

        writer.WriteEndObject();
    }

    /// <summary>By name; members of the same name keep their order.</summary>
    private static int Compare((string Name, int At, JsonElement Value) one, (string Name, int At, JsonElement Value) other)
    {
        var order = string.CompareOrdinal(one.Name, other.Name);
        return order != 0 ? order : one.At.CompareTo(other.At);
    }
}
