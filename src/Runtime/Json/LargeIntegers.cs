using System.Text.Json;

namespace OpenApiMcp.Runtime.Json;

/// <summary>
/// Writes the integers that a double cannot tell from their neighbours (beyond ±(2^53 − 1)) as strings, since most programs read numbers as
/// doubles and would round them. Numbers with a fraction or an exponent keep their text.
/// </summary>
internal static class LargeIntegers
{
    private static ReadOnlySpan<byte> MaxSafe => "9007199254740991"u8;

    /// <param name="json">Well-formed JSON.</param>
    /// <returns>The same memory where there is no such integer.</returns>
    public static ReadOnlyMemory<byte> Quote(ReadOnlyMemory<byte> json)
    {
        var places = Find(json.Span);
        if (places.Count == 0) return json;
        var quoted = new byte[json.Length + (2 * places.Count)];
        var target = quoted.AsSpan();
        var done = 0;
        foreach (var (start, length) in places)
        {
            Copy(json.Span[done..start], ref target);
            Copy("\""u8, ref target);
            Copy(json.Span.Slice(start, length), ref target);
            Copy("\""u8, ref target);
            done = start + length;
        }

        Copy(json.Span[done..], ref target);
        return quoted;
    }

    private static List<(int Start, int Length)> Find(ReadOnlySpan<byte> json)
    {
        var places = new List<(int Start, int Length)>();
        var reader = new Utf8JsonReader(json, new() { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number && IsLarge(reader.ValueSpan)) places.Add(((int)reader.TokenStartIndex, reader.ValueSpan.Length));
        }

        return places;
    }

    private static bool IsLarge(ReadOnlySpan<byte> number)
    {
        var digits = number[0] == '-' ? number[1..] : number;
        if (digits.Length < MaxSafe.Length || digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return false;
        return digits.Length > MaxSafe.Length || digits.SequenceCompareTo(MaxSafe) > 0;
    }

    private static void Copy(ReadOnlySpan<byte> part, ref Span<byte> target)
    {
        part.CopyTo(target);
        target = target[part.Length..];
    }
}
