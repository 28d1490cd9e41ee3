using System.Text;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Finds one secret in text in UTF-8, in capitals and small letters alike, however its characters are escaped.</summary>
internal sealed class SecretPattern
{
    /// <summary>From the most frequent to the rarest: the fewer places a search looks at, the faster it is.</summary>
    private const string ByFrequency = " etaonisrhldcumfpgwybvk\"0123456789xjqz";

    /// <summary>As many bytes as an escaped character usually takes at most: <c>&amp;#x0002b;</c>, <c>\u0025</c> before two digits.</summary>
    public const int LongestEscape = 12;

    private readonly Rune[] _characters;
    private readonly byte[] _bytes;
    private readonly int[] _offsets;
    private readonly int _rarest;

    public SecretPattern(string secret)
    {
        Text = secret;
        _characters = [.. secret.EnumerateRunes().Select(Fold)];
        _bytes = Encoding.UTF8.GetBytes(secret);
        _offsets = new int[_characters.Length + 1];
        var index = 0;
        foreach (var rune in secret.EnumerateRunes()) _offsets[index + 1] = _offsets[index++] + rune.Utf8SequenceLength;
        _rarest = Enumerable.Range(0, _bytes.Length).MaxBy(at => ByFrequency.IndexOf(char.ToLowerInvariant((char)_bytes[at]), StringComparison.Ordinal) is >= 0 and var rank ? rank : ByFrequency.Length);
    }

    public string Text { get; }

    /// <summary>Adds the places where the secret is.</summary>
    public void Find(ReadOnlySpan<byte> text, List<Range> found)
    {
        FindPlain(text, found);
        FindEscaped(text, found);
    }

    /// <summary>Where the text ends with at least this many of the secret's first characters, but not with all: the place where they begin; else -1.</summary>
    public int FindBeginning(ReadOnlySpan<byte> text, int minLength)
    {
        for (var start = Math.Max(0, text.Length - (_characters.Length * LongestEscape)); start < text.Length; start++)
        {
            if (Match(text[start..], out var matched) < 0 && matched >= minLength) return start;
        }

        return -1;
    }

    private void FindPlain(ReadOnlySpan<byte> text, List<Range> found)
    {
        var (lower, upper) = ((byte)char.ToLowerInvariant((char)_bytes[_rarest]), (byte)char.ToUpperInvariant((char)_bytes[_rarest]));
        if (_bytes[_rarest] >= 128) (lower, upper) = (_bytes[_rarest], _bytes[_rarest]);
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(lower, upper);
            if (next < 0) return;
            at += next;
            var start = at - _rarest;
            if (start >= 0 && StartsWith(text[start..], _bytes)) found.Add(start..(start + _bytes.Length));
        }
    }

    /// <summary>What is before the first escape is there as it is, so each escape says where the secret would begin.</summary>
    private void FindEscaped(ReadOnlySpan<byte> text, List<Range> found)
    {
        Span<Rune> all = stackalloc Rune[2 * EscapedText.MaxLevel];
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(EscapedText.Introducers);
            if (next < 0) return;
            at += next;
            var readings = all[..Read(text[at..], all)];
            for (var index = 0; index < _characters.Length && readings.Length > 0; index++)
            {
                var start = at - _offsets[index];
                if (start < 0 || !readings.Contains(_characters[index]) || !StartsWith(text[start..], _bytes.AsSpan(0, _offsets[index]))) continue;
                if (Match(text[start..], out _) is > 0 and var length) found.Add(start..(start + length));
            }
        }
    }

    /// <summary>The characters for which an escape can stand; none where it is none. Few escapes resolve to the beginning of another.</summary>
    private static int Read(ReadOnlySpan<byte> escape, Span<Rune> readings)
    {
        var count = 0;
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            for (var level = 1; level <= EscapedText.MaxLevel; level++)
            {
                if (!EscapedText.TryRead(escape, level * sign, out var character, out var length)) break;
                if (length > 1) readings[count++] = Fold(character);
                if (character.Value is not ('\\' or '%' or '&')) break;
            }
        }

        return count;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> beginning)
    {
        if (text.Length < beginning.Length) return false;
        for (var index = 0; index < beginning.Length; index++)
        {
            if (text[index] != beginning[index] && !(char.IsAsciiLetter((char)beginning[index]) && (text[index] | 0x20) == (beginning[index] | 0x20))) return false;
        }

        return true;
    }

    /// <summary>The length of the secret at the start of a text, in bytes; -1 where it is not there.</summary>
    /// <param name="matched">Where the text ends too early: how many characters of the secret it has; else 0.</param>
    private int Match(ReadOnlySpan<byte> text, out int matched)
    {
        // A backslash can be itself or begin an escape, so the next character may be expected at several places.
        List<int> places = [0];
        foreach (var (index, character) in _characters.Index())
        {
            matched = 0;
            List<int> next = [];
            foreach (var place in places)
            {
                if (EndsHere(text[place..])) matched = index;
                AddReadings(text, place, character, next);
            }

            if (next.Count == 0) return -1;
            places = next;
        }

        matched = 0;
        return places.Max();
    }

    private static bool EndsHere(ReadOnlySpan<byte> rest) => rest.IsEmpty || (rest.Length < LongestEscape && EscapedText.Introducers.Contains(rest[0]));

    private static void AddReadings(ReadOnlySpan<byte> text, int place, Rune expected, List<int> next)
    {
        for (var level = -EscapedText.MaxLevel; level <= EscapedText.MaxLevel; level++)
        {
            if (!EscapedText.TryRead(text[place..], level, out var character, out var length)) return;
            if (Fold(character) == expected && !next.Contains(place + length)) next.Add(place + length);
        }
    }

    private static Rune Fold(Rune character) => Rune.ToLowerInvariant(character);
}
