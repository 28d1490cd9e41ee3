using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenApiMcp.Runtime.Json;

/// <summary>
/// Finds where values end in well-formed JSON; of JSON that breaks off, that is its end. Any other text is passed over without a fault, and where its
/// values end is a guess.
/// </summary>
internal static class PlainScan
{
    /// <summary>Where the value that starts here ends.</summary>
    public static int EndOfValue(ReadOnlySpan<byte> json, int start)
    {
        if (start >= json.Length) return json.Length;
        return json[start] switch
        {
            (byte)'"' => EndOfString(json, start),
            (byte)'{' or (byte)'[' => EndOfContainer(json, start),
            _ => EndOfScalar(json, start),
        };
    }

    /// <param name="start">Where its opening quote stands.</param>
    public static int EndOfString(ReadOnlySpan<byte> json, int start)
    {
        for (var at = start + 1; (at = EndOfRun(json, at)) < json.Length;)
        {
            if (json[at] == '"') return at + 1;
            at += json[at] == '\\' ? 2 : 1;
        }

        return json.Length;
    }

    /// <summary>Where characters of a string that stand for themselves end: at a quote, a backslash or a control character, or at the end.</summary>
    public static int EndOfRun(ReadOnlySpan<byte> json, int start)
    {
        ref var first = ref MemoryMarshal.GetReference(json);
        var at = start;
        for (; at <= json.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var part = Vector128.LoadUnsafe(ref first, (nuint)at);
            var end = Vector128.Equals(part, Vector128.Create((byte)'"')) | Vector128.Equals(part, Vector128.Create((byte)'\\'))
                | Vector128.Equals(Vector128.Min(part, Vector128.Create((byte)0x1F)), part);
            var ends = end.ExtractMostSignificantBits();
            if (ends != 0) return at + BitOperations.TrailingZeroCount(ends);
        }

        while (at < json.Length && json[at] is not ((byte)'"' or (byte)'\\' or < 0x20)) at++;
        return at;
    }

    private static int EndOfContainer(ReadOnlySpan<byte> json, int start)
    {
        var depth = 0;
        for (var at = start; (at = NextBracketOrQuote(json, at)) < json.Length;)
        {
            if (json[at] == '"')
            {
                at = EndOfString(json, at);
                continue;
            }

            depth += json[at++] is (byte)'{' or (byte)'[' ? 1 : -1;
            if (depth == 0) return at;
        }

        return json.Length;
    }

    private static int NextBracketOrQuote(ReadOnlySpan<byte> json, int start)
    {
        ref var first = ref MemoryMarshal.GetReference(json);
        var at = start;
        for (; at <= json.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var part = Vector128.LoadUnsafe(ref first, (nuint)at);
            var curly = part | Vector128.Create((byte)0x20); // a square bracket and its curly one differ in this bit
            var found = Vector128.Equals(curly, Vector128.Create((byte)'{')) | Vector128.Equals(curly, Vector128.Create((byte)'}')) | Vector128.Equals(part, Vector128.Create((byte)'"'));
            var places = found.ExtractMostSignificantBits();
            if (places != 0) return at + BitOperations.TrailingZeroCount(places);
        }

        while (at < json.Length && json[at] is not ((byte)'"' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']')) at++;
        return at;
    }

    private static int EndOfScalar(ReadOnlySpan<byte> json, int start)
    {
        var at = start;
        while (at < json.Length && json[at] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)'"' or (byte)'{' or (byte)'[')) at++;
        return at;
    }
}
