using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>The text of a JSON string, decoded into a buffer of the caller or, when that is too small, a pooled one.</summary>
internal ref struct JsonText
{
    private char[]? _rented;

    /// <param name="raw">The string as it stands in the JSON text, without its quotes.</param>
    /// <param name="buffer">Where to put the text if it fits.</param>
    public JsonText(ReadOnlySpan<byte> raw, Span<char> buffer)
    {
        // UTF-8 never has fewer bytes than UTF-16 has units, and no escape is shorter than what it stands for.
        if (raw.Length > buffer.Length) buffer = _rented = ArrayPool<char>.Shared.Rent(raw.Length);
        Value = buffer[..Decode(raw, buffer)];
    }

    public ReadOnlySpan<char> Value { get; }

    public void Dispose()
    {
        if (_rented is not null) ArrayPool<char>.Shared.Return(_rented, clearArray: true);
        _rented = null;
    }

    /// <summary>The number of Unicode code points: what JSON Schema calls the length of a string.</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> raw)
    {
        var count = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if ((raw[i] & 0xC0) == 0x80) continue;
            count++;
            if (raw[i] != '\\') continue;
            if (raw[i + 1] != 'u') i++;
            else i += IsPair(raw, i) ? 11 : 5;
        }

        return count;
    }

    /// <summary>True when an escape stands for half a surrogate pair: such a text is not Unicode and cannot be sent.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> raw)
    {
        for (var i = 0; raw[i..].IndexOf((byte)'\\') is >= 0 and var run;)
        {
            i += run;
            if (raw[i + 1] != 'u') i += 2;
            else if (IsPair(raw, i)) i += 12;
            else if (char.IsSurrogate(Unit(raw, i))) return true;
            else i += 6;
        }

        return false;
    }

    private static int Decode(ReadOnlySpan<byte> raw, Span<char> text)
    {
        var length = 0;
        while (!raw.IsEmpty)
        {
            var escape = raw.IndexOf((byte)'\\');
            var plain = escape < 0 ? raw : raw[..escape];
            length += Encoding.UTF8.GetChars(plain, text[length..]);
            if (escape < 0) break;
            text[length++] = Unescape(raw, escape);
            raw = raw[(escape + (raw[escape + 1] == 'u' ? 6 : 2))..];
        }

        return length;
    }

    private static char Unescape(ReadOnlySpan<byte> raw, int at) => (char)raw[at + 1] switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => Unit(raw, at),
        var itself => itself,
    };

    private static char Unit(ReadOnlySpan<byte> raw, int at) =>
        (char)ushort.Parse(raw.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static bool IsPair(ReadOnlySpan<byte> raw, int at) =>
        char.IsHighSurrogate(Unit(raw, at)) && at + 12 <= raw.Length && raw[at + 6] == '\\' && raw[at + 7] == 'u' && char.IsLowSurrogate(Unit(raw, at + 6));
}
