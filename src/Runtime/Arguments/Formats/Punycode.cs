namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>Punycode (RFC 3492).</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int FirstCodePoint = 0x80;
    private const int FirstBias = 72;
    private const int MaxCodePoint = 0x10FFFF;

    /// <summary>Decodes what follows <c>xn--</c>; -1 when it is not the Punycode of any text.</summary>
    /// <param name="text">Lower-case ASCII letters, digits and hyphens.</param>
    /// <param name="codePoints">At least as long as the text.</param>
    public static int Decode(ReadOnlySpan<char> text, Span<int> codePoints)
    {
        var length = Math.Max(text.LastIndexOf('-'), 0);
        for (var i = 0; i < length; i++) codePoints[i] = text[i];

        // A delimiter needs something before it, and something after it.
        if (text.StartsWith('-') && length == 0) return -1;
        text = text[(length > 0 ? length + 1 : 0)..];
        if (text.IsEmpty) return -1;
        var (codePoint, position, bias, first) = (FirstCodePoint, 0, FirstBias, true);
        while (!text.IsEmpty)
        {
            if (!ReadDelta(ref text, bias, out var delta) || delta > int.MaxValue - position) return -1;
            position += delta;
            if (position / (length + 1) > MaxCodePoint - codePoint) return -1;
            codePoint += position / (length + 1);
            position %= length + 1;
            bias = Adapt(delta, length + 1, first);
            if (codePoint is >= 0xD800 and <= 0xDFFF) return -1;
            codePoints[position..length].CopyTo(codePoints[(position + 1)..]);
            codePoints[position++] = codePoint;
            length++;
            first = false;
        }

        return length;
    }

    /// <summary>The number of characters that the Punycode of a text has.</summary>
    public static int EncodedLength(ReadOnlySpan<int> codePoints)
    {
        var handled = CountBasic(codePoints);
        var length = handled > 0 ? handled + 1 : 0;
        var (next, delta, bias, first) = (FirstCodePoint, 0, FirstBias, true);
        while (handled < codePoints.Length)
        {
            var least = Least(codePoints, next);
            delta += (least - next) * (handled + 1);
            next = least;
            foreach (var codePoint in codePoints)
            {
                if (codePoint < next) delta++;
                if (codePoint != next) continue;
                length += DigitsOf(delta, bias);
                bias = Adapt(delta, ++handled, first);
                (delta, first) = (0, false);
            }

            delta++;
            next++;
        }

        return length;
    }

    private static int Least(ReadOnlySpan<int> codePoints, int from)
    {
        var least = int.MaxValue;
        foreach (var codePoint in codePoints)
        {
            if (codePoint >= from) least = Math.Min(least, codePoint);
        }

        return least;
    }

    private static int CountBasic(ReadOnlySpan<int> codePoints)
    {
        var count = 0;
        foreach (var codePoint in codePoints) count += codePoint < FirstCodePoint ? 1 : 0;
        return count;
    }

    private static bool ReadDelta(ref ReadOnlySpan<char> text, int bias, out int delta)
    {
        var (value, weight) = (0L, 1L);
        delta = 0;
        for (var k = Base; ; k += Base)
        {
            if (text.IsEmpty || text[0] == '-') return false;
            var digit = char.IsAsciiDigit(text[0]) ? text[0] - '0' + 26 : text[0] - 'a';
            text = text[1..];
            value += digit * weight;
            if (value > int.MaxValue) return false;
            var threshold = Threshold(k, bias);
            if (digit < threshold) break;
            weight *= Base - threshold;
            if (weight > int.MaxValue) return false;
        }

        delta = (int)value;
        return true;
    }

    private static int DigitsOf(int delta, int bias)
    {
        var digits = 1;
        for (var k = Base; delta >= Threshold(k, bias); k += Base, digits++)
        {
            var threshold = Threshold(k, bias);
            delta = (delta - threshold) / (Base - threshold);
        }

        return digits;
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, 1, 26);

    private static int Adapt(int delta, int length, bool first)
    {
        delta = first ? delta / 700 : delta / 2;
        delta += delta / length;
        var k = 0;
        for (; delta > 455; k += Base) delta /= Base - 1;
        return k + (Base * delta / (delta + 38));
    }
}
