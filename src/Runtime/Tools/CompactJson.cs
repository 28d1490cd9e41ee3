using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// Writes JSON without white space between tokens and without escapes that need not be. All else stays as it came: the digits of
/// numbers, the order of members and their repetition.
/// </summary>
/// <remarks>A <see cref="System.Text.Json.Utf8JsonWriter"/> would escape every character outside the basic plane, such as an emoji.</remarks>
internal static class CompactJson
{
    /// <summary>Shortens well-formed JSON; false where it holds half a surrogate pair or bytes that are no UTF-8: no text can carry these.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> json, out string text)
    {
        text = "";
        if (!Utf8.IsValid(json)) return false;
        var target = new byte[json.Length];
        var length = 0;
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var current = json[i];
            if (current == '"') inString = !inString;
            if (current == '\\')
            {
                if (!TryUnescape(json, ref i, target, ref length)) return false;
            }
            else if (inString || current is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) target[length++] = current;
        }

        text = Encoding.UTF8.GetString(target, 0, length);
        return true;
    }

    /// <summary>Writes one escape, or what it stands for, which is never longer; leaves <paramref name="i"/> at its last byte.</summary>
    private static bool TryUnescape(ReadOnlySpan<byte> json, ref int i, Span<byte> target, ref int length)
    {
        var isUnit = json[i + 1] == 'u';
        var unit = isUnit ? Unit(json, i) : (char)json[i + 1];
        var isPair = isUnit && char.IsHighSurrogate(unit) && json[(i + 6)..].StartsWith("\\u"u8) && char.IsLowSurrogate(Unit(json, i + 6));
        if (char.IsSurrogate(unit) && !isPair) return false;
        var size = isPair ? 12 : isUnit ? 6 : 2;
        if (isUnit ? unit is < ' ' or '"' or '\\' : unit != '/')
        {
            json.Slice(i, size).CopyTo(target[length..]);
            length += size;
        }
        else
        {
            var character = isPair ? new Rune(unit, Unit(json, i + 6)) : new Rune(unit);
            length += character.EncodeToUtf8(target[length..]);
        }

        i += size - 1;
        return true;
    }

    private static char Unit(ReadOnlySpan<byte> json, int i) =>
        (char)ushort.Parse(json.Slice(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
