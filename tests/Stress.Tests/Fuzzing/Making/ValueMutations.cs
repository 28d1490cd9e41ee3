using System.Text;

namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>Changes of one name or value in a JSON text; the text stays JSON mostly, so that the change is seen behind the parser.</summary>
internal static class ValueMutations
{
    private delegate byte[] Change(ReadOnlySpan<byte> value, Chance chance);

    private static readonly byte[][] Names =
    [
        .. new[] { "id", "jsonrpc", "method", "params", "result", "error", "name", "arguments", "_meta", "requestId", "", "\\u0069d", "no_such_name", "\\ud800" }
            .Select(name => Encoding.UTF8.GetBytes($"\"{name}\"")),
    ];

    private static readonly Change[] OfValues =
    [
        (_, chance) => OddValues.Pick(chance),
        (_, chance) => OddValues.Pick(chance),
        (_, chance) => OddValues.Pick(chance),
        (value, _) => [(byte)'[', .. value, (byte)']'],
        (value, _) => [.. "{\"value\":"u8, .. value, (byte)'}'],
        AsText,
        OutOfText,
        Lengthened,
        Escaped,
    ];

    private static readonly Change[] OfNames =
    [
        (_, chance) => chance.Pick(Names),
        Lengthened,
        Escaped,
        (name, _) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(name).ToUpperInvariant()),
    ];

    /// <summary>The text with one name or value changed; as it is where it is not JSON.</summary>
    public static byte[] Apply(byte[] json, Chance chance)
    {
        var places = JsonPlace.Find(json);
        if (places.Count == 0) return json;
        var place = chance.Pick(places);
        var old = json.AsSpan(place.Start, place.Length);
        if (place.IsName && chance.OneIn(3)) return Doubled(json, place, places, chance);
        var changed = chance.Pick(place.IsName ? OfNames : OfValues)(old, chance);
        return [.. json.AsSpan(0, place.Start), .. changed, .. json.AsSpan(place.Start + place.Length)];
    }

    /// <summary>The member stands twice, with the same or another value.</summary>
    private static byte[] Doubled(byte[] json, JsonPlace name, List<JsonPlace> places, Chance chance)
    {
        var value = places[places.IndexOf(name) + 1];
        var copy = chance.OneIn(2) ? OddValues.Pick(chance) : json.AsSpan(value.Start, value.Length).ToArray();
        return [.. json.AsSpan(0, name.Start), .. json.AsSpan(name.Start, name.Length), (byte)':', .. copy, (byte)',', .. json.AsSpan(name.Start)];
    }

    private static byte[] AsText(ReadOnlySpan<byte> value, Chance chance) =>
        value is [(byte)'"', ..] ? value.ToArray() : Encoding.UTF8.GetBytes($"\"{Encoding.UTF8.GetString(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");

    private static byte[] OutOfText(ReadOnlySpan<byte> value, Chance chance) => value is [(byte)'"', _, .., (byte)'"'] ? value[1..^1].ToArray() : value.ToArray();

    private static byte[] Lengthened(ReadOnlySpan<byte> value, Chance chance)
    {
        if (value is not [(byte)'"', .., (byte)'"']) return [.. value, (byte)'0'];
        var more = chance.Pick(["s", " ", "é", "😀", "\\n", "\\u0000", "\\ud800", "/", "%", new string('a', 260)]);
        return [.. value[..^1], .. Encoding.UTF8.GetBytes(more), (byte)'"'];
    }

    /// <summary>The first character as an escape: the same text in another spelling.</summary>
    private static byte[] Escaped(ReadOnlySpan<byte> value, Chance chance) => value is [(byte)'"', >= (byte)'a' and <= (byte)'z', ..]
        ? [(byte)'"', .. Encoding.ASCII.GetBytes($"\\u{(int)value[1]:x4}"), .. value[2..]]
        : value.ToArray();
}
