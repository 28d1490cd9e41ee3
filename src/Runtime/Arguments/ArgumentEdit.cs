using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Writes a copy of the arguments in which some values are others. All that is not changed keeps its text.</summary>
internal sealed class ArgumentEdit
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>No limit here: the check of the arguments says what is too deep.</summary>
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private readonly Dictionary<string, JsonElement> _changes = new(StringComparer.Ordinal);

    /// <summary>The pointers to everything around a change.</summary>
    private readonly HashSet<string> _around = new(StringComparer.Ordinal);

    private ArgumentEdit(IEnumerable<ProposedRepair> repairs)
    {
        foreach (var repair in repairs)
        {
            var pointer = repair.Place.Pointer;
            _changes[pointer] = repair.Replacement.Value;
            for (var slash = pointer.LastIndexOf('/'); slash >= 0; slash = slash == 0 ? -1 : pointer.LastIndexOf('/', slash - 1))
            {
                _around.Add(pointer[..slash]);
            }
        }
    }

    public static JsonElement Apply(JsonElement root, IEnumerable<ProposedRepair> repairs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) new ArgumentEdit(repairs).Write(writer, root, "");
        var reader = new Utf8JsonReader(buffer.WrittenSpan, AnyDepth);
        return JsonElement.ParseValue(ref reader);
    }

    private void Write(Utf8JsonWriter writer, JsonElement value, string pointer)
    {
        if (_changes.TryGetValue(pointer, out var change)) change.WriteTo(writer);
        else if (!_around.Contains(pointer)) writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
        else if (value.ValueKind == JsonValueKind.Object) WriteObject(writer, value, pointer);
        else WriteArray(writer, value, pointer);
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value, string pointer)
    {
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{pointer}/{PathSegment.Escape(member.Name)}";
            if (_changes.TryGetValue(place, out var change) && change.ValueKind == JsonValueKind.Undefined) continue;
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value, place);
        }

        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement value, string pointer)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in value.EnumerateArray()) Write(writer, item, $"{pointer}/{(index++).ToString(Wording.Culture)}");
        writer.WriteEndArray();
    }
}
