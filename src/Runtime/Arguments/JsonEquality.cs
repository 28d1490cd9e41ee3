using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Equality of JSON values as JSON Schema defines it: numbers by value, objects whatever the order of their members.</summary>
internal static class JsonEquality
{
    private const int FewMembers = 32;

    public static bool Equal(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind) return false;
        return left.ValueKind switch
        {
            JsonValueKind.Number => Number(left).Compare(Number(right)) == 0,
            JsonValueKind.String => EqualTexts(Text(left), Text(right)),
            JsonValueKind.Array => EqualArrays(left, right),
            JsonValueKind.Object => EqualObjects(left, right),
            _ => true,
        };
    }

    /// <summary>A hash that equal values share; it differs from process to process, so that nobody can prepare collisions.</summary>
    public static int Hash(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Number(value).Hash(),
        JsonValueKind.String => HashText(Text(value)),
        JsonValueKind.Array => HashArray(value),
        JsonValueKind.Object => HashObject(value),
        var kind => HashCode.Combine(kind),
    };

    /// <summary>Compares two strings as they stand in the JSON text, without their quotes.</summary>
    public static bool EqualTexts(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (!left.Contains((byte)'\\') && !right.Contains((byte)'\\')) return left.SequenceEqual(right);
        using var leftText = new JsonText(left, stackalloc char[128]);
        using var rightText = new JsonText(right, stackalloc char[128]);
        return leftText.Value.SequenceEqual(rightText.Value);
    }

    public static int HashText(ReadOnlySpan<byte> raw)
    {
        using var text = new JsonText(raw, stackalloc char[128]);
        return string.GetHashCode(text.Value, StringComparison.Ordinal);
    }

    private static ExactNumber Number(JsonElement value) => ExactNumber.Parse(JsonMarshal.GetRawUtf8Value(value));

    private static ReadOnlySpan<byte> Text(JsonElement value) => JsonMarshal.GetRawUtf8Value(value)[1..^1];

    private static bool EqualArrays(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength()) return false;
        var others = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            others.MoveNext();
            if (!Equal(item, others.Current)) return false;
        }

        return true;
    }

    private static bool EqualObjects(JsonElement left, JsonElement right)
    {
        var count = left.GetPropertyCount();
        if (count != right.GetPropertyCount()) return false;
        if (count > FewMembers) return EqualLargeObjects(left, right);
        foreach (var member in left.EnumerateObject())
        {
            if (!right.TryGetProperty(member.Name, out var other) || !Equal(member.Value, other)) return false;
        }

        return true;
    }

    /// <summary>To find a member takes time that grows with their number, so that all together would take its square.</summary>
    private static bool EqualLargeObjects(JsonElement left, JsonElement right)
    {
        var others = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in right.EnumerateObject()) others[member.Name] = member.Value;
        foreach (var member in left.EnumerateObject())
        {
            if (!others.TryGetValue(member.Name, out var other) || !Equal(member.Value, other)) return false;
        }

        return true;
    }

    private static int HashArray(JsonElement array)
    {
        var hash = new HashCode();
        foreach (var item in array.EnumerateArray()) hash.Add(Hash(item));
        return hash.ToHashCode();
    }

    private static int HashObject(JsonElement value)
    {
        // A sum does not depend on the order of the members.
        var sum = 0;
        foreach (var member in value.EnumerateObject())
        {
            sum = unchecked(sum + HashCode.Combine(HashText(JsonMarshal.GetRawUtf8PropertyName(member)), Hash(member.Value)));
        }

        return HashCode.Combine(sum);
    }
}
