using System.Globalization;
using System.Text;

namespace OpenApiMcp.Runtime.Json;

/// <summary>
/// Spells JSON as short as it can be without changing what it says: no white space between tokens, every character as itself where JSON
/// allows it. Numbers keep their text, objects their order and members that stand twice. <see cref="System.Text.Json.Utf8JsonWriter"/>
/// would escape characters outside the basic plane and refuse half a surrogate pair, which here stays an escape.
/// </summary>
internal static class PlainJson
{
    /// <summary>True where <see cref="Write"/> would change nothing; false where it may.</summary>
    /// <param name="json">Well-formed JSON.</param>
    public static bool IsPlain(ReadOnlySpan<byte> json)
    {
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') return false;
            if (json[at] != '"') continue;
            at = PlainScan.EndOfRun(json, at + 1);
            if (json[at] != '"') return false;
        }

        return true;
    }

    /// <param name="json">Well-formed JSON.</param>
    public static ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> json)
    {
        // No escape is shorter than its character, so the result is never longer.
        var target = GC.AllocateUninitializedArray<byte>(json.Length);
        var length = 0;
        while (!json.IsEmpty)
        {
            if (json[0] == '"') WriteString(ref json, target, ref length);
            else if (json[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') json = json[1..];
            else Copy(ref json, 1, target, ref length);
        }

        return target.AsMemory(0, length);
    }

    private static void WriteString(ref ReadOnlySpan<byte> json, Span<byte> target, ref int length)
    {
        Copy(ref json, 1, target, ref length);
        while (json[0] != '"')
        {
            var run = json.IndexOfAny((byte)'"', (byte)'\\');
            Copy(ref json, run, target, ref length);
            if (json[0] == '\\') WriteEscape(ref json, target, ref length);
        }

        Copy(ref json, 1, target, ref length);
    }

    private static void WriteEscape(ref ReadOnlySpan<byte> json, Span<byte> target, ref int length)
    {
        switch (json[1])
        {
            case (byte)'u':
                WriteCharacter(ref json, target, ref length);
                break;
            case (byte)'/':
                json = json[1..];
                Copy(ref json, 1, target, ref length);
                break;
            default:
                Copy(ref json, 2, target, ref length);
                break;
        }
    }

    private static void WriteCharacter(ref ReadOnlySpan<byte> json, Span<byte> target, ref int length)
    {
        var size = ReadRune(json, out var rune);
        if (size == 0 || rune.Value < ' ')
        {
            Copy(ref json, 6, target, ref length);
            return;
        }

        if (rune.Value is '"' or '\\') target[length++] = (byte)'\\';
        length += rune.EncodeToUtf8(target[length..]);
        json = json[size..];
    }

    /// <summary>The character of one or two <c>\u</c> escapes, and how many bytes they take; 0 for half a surrogate pair.</summary>
    private static int ReadRune(ReadOnlySpan<byte> escape, out Rune rune)
    {
        if (Rune.TryCreate(Unit(escape), out rune)) return 6;
        var isFollowed = escape.Length >= 12 && escape[6] == '\\' && escape[7] == 'u';
        return isFollowed && Rune.TryCreate(Unit(escape), Unit(escape[6..]), out rune) ? 12 : 0;
    }

    private static char Unit(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static void Copy(ref ReadOnlySpan<byte> json, int count, Span<byte> target, ref int length)
    {
        json[..count].CopyTo(target[length..]);
        length += count;
        json = json[count..];
    }
}
