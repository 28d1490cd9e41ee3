using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>What can be wrong with well-formed JSON before any schema is looked at.</summary>
internal enum InputFaults
{
    None,
    RepeatedNames,
    BrokenText,
    TooDeep,
}

/// <summary>
/// Looks once through the arguments for what would confuse every rule after it: names that stand twice in an object, and text
/// that is not Unicode. The rules then need not think of either.
/// </summary>
internal static class InputScan
{
    private const int MaxDepth = 512;

    private const int FewNames = 16;

    private const string HowToSendPairs = "send both halves of a surrogate pair such as \\ud83d\\ude00, or the character itself";

    public static InputFaults Find(JsonElement root) =>
        Utf8.IsValid(JsonMarshal.GetRawUtf8Value(root)) ? Find(root, 0) : InputFaults.BrokenText;

    /// <summary>A copy in which the last of several values of the same name is the only one.</summary>
    public static JsonElement DropRepeatedNames(JsonElement root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) WriteDistinct(root, writer);
        return JsonElement.Parse(buffer.WrittenSpan, new JsonDocumentOptions { MaxDepth = MaxDepth + 1 });
    }

    public static ArgumentProblem DescribeBrokenText(JsonElement root)
    {
        var found = Utf8.IsValid(JsonMarshal.GetRawUtf8Value(root)) ? FindBrokenText(root, ValuePlace.Root) : null;
        var place = found ?? ValuePlace.Root;
        return new ArgumentProblem(place.Pointer, "unicode", "a text that is not valid Unicode", "whole characters", HowToSendPairs) { Place = place.Shown };
    }

    private static InputFaults Find(JsonElement value, int depth)
    {
        if (depth > MaxDepth) return InputFaults.TooDeep;
        return value.ValueKind switch
        {
            JsonValueKind.Object => FindInObject(value, depth),
            JsonValueKind.Array => FindInArray(value, depth),
            JsonValueKind.String => IsBroken(value) ? InputFaults.BrokenText : InputFaults.None,
            _ => InputFaults.None,
        };
    }

    private static InputFaults FindInObject(JsonElement value, int depth)
    {
        var worst = InputFaults.None;
        foreach (var member in value.EnumerateObject())
        {
            if (JsonText.HasLoneSurrogate(JsonMarshal.GetRawUtf8PropertyName(member))) return InputFaults.BrokenText;
            var fault = Find(member.Value, depth + 1);
            if (fault > worst) worst = fault;
        }

        return worst == InputFaults.None && HasRepeatedName(value) ? InputFaults.RepeatedNames : worst;
    }

    private static InputFaults FindInArray(JsonElement value, int depth)
    {
        var worst = InputFaults.None;
        foreach (var item in value.EnumerateArray())
        {
            var fault = Find(item, depth + 1);
            if (fault > worst) worst = fault;
        }

        return worst;
    }

    private static bool HasRepeatedName(JsonElement value)
    {
        var count = value.GetPropertyCount();
        if (count < 2) return false;
        var names = ArrayPool<JsonProperty>.Shared.Rent(count);
        count = 0;
        foreach (var member in value.EnumerateObject()) names[count++] = member;
        var repeated = count <= FewNames ? HasRepeatedName(names.AsSpan(0, count)) : HasRepeatedNameAmongMany(names.AsSpan(0, count));
        ArrayPool<JsonProperty>.Shared.Return(names, clearArray: true);
        return repeated;
    }

    private static bool HasRepeatedName(ReadOnlySpan<JsonProperty> members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (JsonEquality.EqualTexts(JsonMarshal.GetRawUtf8PropertyName(members[i]), JsonMarshal.GetRawUtf8PropertyName(members[j]))) return true;
            }
        }

        return false;
    }

    /// <summary>Sorts hashes, so that the time does not grow with the square of the names.</summary>
    private static bool HasRepeatedNameAmongMany(ReadOnlySpan<JsonProperty> members)
    {
        var hashes = ArrayPool<int>.Shared.Rent(members.Length);
        for (var i = 0; i < members.Length; i++) hashes[i] = JsonEquality.HashText(JsonMarshal.GetRawUtf8PropertyName(members[i]));
        var sorted = hashes.AsSpan(0, members.Length);
        sorted.Sort();
        var repeated = false;
        for (var i = 1; i < sorted.Length; i++) repeated |= sorted[i] == sorted[i - 1];
        ArrayPool<int>.Shared.Return(hashes);

        // Two different names can share a hash; then the copy without repeated names is made for nothing, and is right.
        return repeated;
    }

    private static void WriteDistinct(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var last = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject()) last[member.Name] = member.Value;
                writer.WriteStartObject();
                foreach (var (name, member) in last)
                {
                    writer.WritePropertyName(name);
                    WriteDistinct(member, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) WriteDistinct(item, writer);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static ValuePlace? FindBrokenText(JsonElement value, ValuePlace place)
    {
        if (value.ValueKind == JsonValueKind.String) return IsBroken(value) ? place : null;
        if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (FindBrokenText(item, place.Item(index++)) is { } found) return found;
            }
        }

        if (value.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in value.EnumerateObject())
        {
            // A broken name cannot be shown: its object stands for it.
            if (JsonText.HasLoneSurrogate(JsonMarshal.GetRawUtf8PropertyName(member))) return place;
            if (FindBrokenText(member.Value, place.Member(member.Name)) is { } found) return found;
        }

        return null;
    }

    private static bool IsBroken(JsonElement text) => JsonText.HasLoneSurrogate(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
}
