using System.Buffers;

namespace OpenApiMcp.Runtime.Results;

/// <summary>Finds where values end in well-formed JSON; of JSON that breaks off, that is its end.</summary>
internal static class PlainScan
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> AfterScalar = SearchValues.Create(",}]"u8);

    /// <summary>Where the value that starts here ends.</summary>
    public static int EndOfValue(ReadOnlySpan<byte> json, int start)
    {
        if (start >= json.Length) return json.Length;
        return json[start] switch
        {
            (byte)'"' => EndOfString(json, start),
            (byte)'{' or (byte)'[' => EndOfContainer(json, start),
            _ => Find(json, start, AfterScalar),
        };
    }

    /// <param name="start">Where its opening quote stands.</param>
    public static int EndOfString(ReadOnlySpan<byte> json, int start)
    {
        for (var at = start + 1; at < json.Length;)
        {
            var run = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (run < 0) break;
            at += run;
            if (json[at] == '"') return at + 1;
            at += 2;
        }

        return json.Length;
    }

    private static int EndOfContainer(ReadOnlySpan<byte> json, int start)
    {
        var depth = 0;
        for (var at = start; at < json.Length; at = Find(json, at, Structure))
        {
            if (json[at] == '"')
            {
                at = EndOfString(json, at);
                continue;
            }

            depth += json[at] is (byte)'{' or (byte)'[' ? 1 : -1;
            at++;
            if (depth == 0) return at;
        }

        return json.Length;
    }

    private static int Find(ReadOnlySpan<byte> json, int start, SearchValues<byte> values)
    {
        var run = json[start..].IndexOfAny(values);
        return run < 0 ? json.Length : start + run;
    }
}
