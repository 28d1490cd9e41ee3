using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>What a body looks like without anything that it says: <c>{"email":"&lt;string 17&gt;","score":"&lt;number&gt;"}</c>.</summary>
/// <param name="isShown">Decides about the name of a member that looks like one; false for one that is a value in disguise.</param>
internal sealed class BodyShape(Func<string, bool> isShown)
{
    private const int LargestBody = 1024 * 1024;
    private const int MaxDepth = 8;
    private const int MaxMembers = 40;
    private const int MaxItems = 2;
    private const int MaxName = 40;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Of(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return "nothing";
        var size = $"{Number(body.Length)} bytes";
        if (body.Length > LargestBody) return size;
        try
        {
            using var document = JsonDocument.Parse(body);
            return $"{size} {Of(document.RootElement)}";
        }
        catch (JsonException)
        {
            return size + " that are no JSON";
        }
    }

    public string Of(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) Write(writer, value, 0);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when depth < MaxDepth:
                WriteObject(writer, value, depth);
                break;
            case JsonValueKind.Array when depth < MaxDepth:
                WriteArray(writer, value, depth);
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                value.WriteTo(writer);
                break;
            default:
                writer.WriteStringValue(Mask(value));
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value, int depth)
    {
        writer.WriteStartObject();
        var count = 0;
        foreach (var member in value.EnumerateObject())
        {
            if (++count > MaxMembers) continue;
            writer.WritePropertyName(Name(member));
            Write(writer, member.Value, depth + 1);
        }

        if (count > MaxMembers) writer.WriteString("…", $"<{Number(count - MaxMembers)} more>");
        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement value, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray().Take(MaxItems)) Write(writer, item, depth + 1);
        if (value.GetArrayLength() > MaxItems) writer.WriteStringValue($"<{Number(value.GetArrayLength() - MaxItems)} more>");
        writer.WriteEndArray();
    }

    /// <summary>Names are shown where a programmer gave them: some answers use a person's name or address as one.</summary>
    private string Name(JsonProperty member)
    {
        try
        {
            var name = member.Name;
            var looksLikeOne = name.Length is > 0 and <= MaxName && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
            return looksLikeOne && isShown(name) ? name : $"<name {Number(name.Length)}>";
        }
        catch (InvalidOperationException)
        {
            return "<name>"; // half of a surrogate pair, or no UTF-8
        }
    }

    private static string Mask(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"<string {Number(Length(value))}>",
        JsonValueKind.Number => "<number>",
        JsonValueKind.Object => "<object>",
        _ => "<array>",
    };

    private static int Length(JsonElement value)
    {
        try
        {
            return value.GetString()!.Length;
        }
        catch (InvalidOperationException)
        {
            return JsonMarshal.GetRawUtf8Value(value).Length - 2; // half of a surrogate pair, or no UTF-8
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
