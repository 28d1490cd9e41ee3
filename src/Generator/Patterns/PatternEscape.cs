using System.Globalization;

namespace OpenApiMcp.Generator.Patterns;

/// <summary>Reads what follows a backslash, as far as it means the same in a set and outside.</summary>
internal static class PatternEscape
{
    /// <summary>Reads from behind the backslash to behind the escape.</summary>
    public static PatternAtom Read(string source, ref int at)
    {
        var c = source[at++];
        switch (c)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S': return PatternAtom.OfClass(c);
            case 'p' or 'P': return PatternAtom.OfClass(c, UnicodeProperty.Read(source, ref at));
            case 'n': return PatternAtom.Of('\n', @"\n");
            case 'r': return PatternAtom.Of('\r', @"\r");
            case 't': return PatternAtom.Of('\t', @"\t");
            case 'f': return PatternAtom.Of('\f', @"\f");
            case 'v': return PatternAtom.Of('\v', @"\v");
            case '0' when at >= source.Length || source[at] is < '0' or > '9': return PatternAtom.Of(0);
            case 'c' when at < source.Length && source[at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'): return PatternAtom.Of(source[at++] % 32);
            case 'x': return PatternAtom.Of(ReadHex(source, ref at, 2));
            case 'u': return PatternAtom.Of(ReadCodePoint(source, ref at));
            default:
                if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) throw new NotSupportedException($"the escape \\{c} does not exist");
                return PatternAtom.Of(c, c is > ' ' and < '\u007f' and not '_' ? "\\" + c : null);
        }
    }

    private static int ReadCodePoint(string source, ref int at)
    {
        if (at < source.Length && source[at] == '{')
        {
            var end = source.IndexOf('}', at);
            if (end < 0 || !int.TryParse(source.Substring(at + 1, end - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10FFFF)
            {
                throw new NotSupportedException("a \\u{…} escape is malformed");
            }

            at = end + 1;
            return code;
        }

        var unit = ReadHex(source, ref at, 4);
        if (!char.IsHighSurrogate((char)unit) || string.CompareOrdinal(source, at, "\\u", 0, 2) != 0) return unit;
        at += 2;
        var low = (char)ReadHex(source, ref at, 4);
        return char.IsLowSurrogate(low) ? char.ConvertToUtf32((char)unit, low) : unit;
    }

    private static int ReadHex(string source, ref int at, int digits)
    {
        if (at + digits > source.Length
            || !int.TryParse(source.Substring(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new NotSupportedException("a hexadecimal escape is malformed");
        }

        at += digits;
        return value;
    }
}
