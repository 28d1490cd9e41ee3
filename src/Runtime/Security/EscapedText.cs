using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;

namespace OpenApiMcp.Runtime.Security;

/// <summary>
/// Reads text in UTF-8 as its reader sees it: with JSON's escapes (RFC 8259), percent escapes (RFC 3986) and HTML's character references resolved, also where
/// they are nested, as in a URL within JSON.
/// </summary>
internal static class EscapedText
{
    /// <summary>How often escapes may be nested.</summary>
    public const int MaxLevel = 3;

    /// <summary>The characters that begin an escape.</summary>
    public static readonly SearchValues<byte> Introducers = SearchValues.Create("\\%&"u8);

    /// <summary>The longest name of a character reference that is looked up, and the most digits of one by number.</summary>
    private const int MaxReference = 10;

    /// <summary>References to ASCII characters that are newer than those which .NET knows, as <c>name=character</c>.</summary>
    private const string NewNames =
        "excl=! num=# dollar=$ percnt=% apos=' lpar=( rpar=) ast=* midast=* plus=+ comma=, period=. sol=/ colon=: semi=; equals== quest=? commat=@ lsqb=[ lbrack=[ bsol=\\ "
        + "rsqb=] rbrack=] Hat=^ lowbar=_ UnderBar=_ grave=` lcub={ lbrace={ verbar=| vert=| rcub=} rbrace=} QUOT=\" AMP=& LT=< GT=>";

    private static readonly FrozenDictionary<string, char> NewReferences = NewNames.Split(' ').ToFrozenDictionary(pair => pair[..^2], pair => pair[^1], StringComparer.Ordinal);

    /// <summary>Reads one character.</summary>
    /// <param name="level">How many escapes within each other are resolved at most; 0 reads the text as it is. Below 0 the same, as a browser does: a reference needs no semicolon.</param>
    /// <param name="length">How many bytes the character takes.</param>
    /// <returns>False at the end of the text, and for bytes that are not UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, int level, out Rune character, out int length)
    {
        if (level == 0) return Rune.DecodeFromUtf8(text, out character, out length) == OperationStatus.Done;
        var inner = level - Math.Sign(level);
        if (!TryRead(text, inner, out character, out length)) return false;
        var rest = text[length..];
        var resolved = character.Value switch
        {
            '\\' => JsonEscape(rest, inner),
            '%' => PercentEscape(rest, inner),
            '&' => Reference(rest, inner, needsSemicolon: level > 0),
            _ => default,
        };
        if (resolved.Length > 0) (character, length) = (resolved.Character, length + resolved.Length);
        return true;
    }

    /// <summary>
    /// The text with the escapes of printable characters resolved. Quotes and backslashes stay escaped, so that JSON stays JSON, and so do control
    /// characters.
    /// </summary>
    public static string Resolve(string text)
    {
        if (text.AsSpan().IndexOfAny('\\', '%', '&') < 0) return text;
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text);
        var result = new StringBuilder(text.Length);
        while (!rest.IsEmpty)
        {
            var (character, length) = ReadPrintable(rest);
            if (length == 0) length = AppendEscape(rest, result);
            else result.Append(character.ToString());
            rest = rest[length..];
        }

        return result.ToString();
    }

    /// <summary>The character at the start of a text, with as many escapes resolved as leave a printable one.</summary>
    private static (Rune Character, int Length) ReadPrintable(ReadOnlySpan<byte> text)
    {
        if (!Introducers.Contains(text[0])) return TryRead(text, 0, out var plain, out var size) ? (plain, size) : default;
        for (var level = MaxLevel; level > 0; level--)
        {
            if (TryRead(text, level, out var character, out var length) && length > 1 && !Rune.IsControl(character) && character.Value is not ('"' or '\\')) return (character, length);
        }

        return default;
    }

    /// <summary>Appends an escape that stays one, so that its second character begins no other.</summary>
    private static int AppendEscape(ReadOnlySpan<byte> text, StringBuilder result)
    {
        if (!TryRead(text, 1, out _, out var length)) length = 1;
        result.Append(Encoding.UTF8.GetString(text[..length]));
        return length;
    }

    private static (Rune Character, int Length) JsonEscape(ReadOnlySpan<byte> text, int level)
    {
        if (!TryRead(text, level, out var kind, out var length)) return default;
        if (kind.Value != 'u') return "\"\\/bfnrt".IndexOf((char)kind.Value, StringComparison.Ordinal) is >= 0 and var index ? (new("\"\\/\b\f\n\r\t"[index]), length) : default;
        if (!TryReadHex(text, level, 4, ref length, out var unit)) return default;
        if (Rune.TryCreate(unit, out var character)) return (character, length);

        // The first half of a pair; the other one follows as an escape of its own.
        return TryReadAscii(text, level, '\\', ref length) && TryReadAscii(text, level, 'u', ref length) && TryReadHex(text, level, 4, ref length, out var second)
            && Rune.TryCreate((char)unit, (char)second, out character) ? (character, length) : default;
    }

    private static (Rune Character, int Length) PercentEscape(ReadOnlySpan<byte> text, int level)
    {
        var length = 0;
        Span<byte> bytes = stackalloc byte[4];
        for (var count = 0; count < bytes.Length; count++)
        {
            if (count > 0 && !TryReadAscii(text, level, '%', ref length)) return default;
            if (!TryReadHex(text, level, 2, ref length, out var value)) return default;
            bytes[count] = (byte)value;
            var status = Rune.DecodeFromUtf8(bytes[..(count + 1)], out var character, out _);
            if (status == OperationStatus.Done) return (character, length);
            if (status != OperationStatus.NeedMoreData) return default;
        }

        return default;
    }

    /// <summary>By number, as <c>#108;</c> or <c>#x6C;</c>, or by name.</summary>
    private static (Rune Character, int Length) Reference(ReadOnlySpan<byte> text, int level, bool needsSemicolon)
    {
        var length = 0;
        Rune? character = null;
        if (TryReadAscii(text, level, '#', ref length))
        {
            var isHex = TryReadAscii(text, level, 'x', ref length) || TryReadAscii(text, level, 'X', ref length);
            var digits = ReadWhile(text, level, isHex ? char.IsAsciiHexDigit : char.IsAsciiDigit, ref length);
            if (int.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Rune.TryCreate(number, out var rune)) character = rune;
        }
        else
        {
            character = Named(ReadWhile(text, level, char.IsAsciiLetterOrDigit, ref length));
        }

        return character is { } found && (TryReadAscii(text, level, ';', ref length) || !needsSemicolon) ? (found, length) : default;
    }

    private static Rune? Named(string name)
    {
        if (NewReferences.TryGetValue(name, out var known)) return new(known);
        return WebUtility.HtmlDecode($"&{name};") is [var character] && Rune.TryCreate(character, out var rune) ? rune : null;
    }

    private static string ReadWhile(ReadOnlySpan<byte> text, int level, Func<char, bool> condition, ref int length)
    {
        var read = new StringBuilder(MaxReference);
        while (read.Length < MaxReference && TryRead(text[length..], level, out var character, out var size) && character.IsAscii && condition((char)character.Value))
        {
            read.Append((char)character.Value);
            length += size;
        }

        return read.ToString();
    }

    private static bool TryReadAscii(ReadOnlySpan<byte> text, int level, char expected, ref int length)
    {
        if (!TryRead(text[length..], level, out var character, out var size) || character.Value != expected) return false;
        length += size;
        return true;
    }

    private static bool TryReadHex(ReadOnlySpan<byte> text, int level, int digits, ref int length, out int value)
    {
        value = 0;
        for (; digits > 0; digits--)
        {
            if (!TryRead(text[length..], level, out var character, out var size) || !character.IsAscii || !char.IsAsciiHexDigit((char)character.Value)) return false;
            value = (value * 16) + Convert.ToInt32(((char)character.Value).ToString(), 16);
            length += size;
        }

        return true;
    }
}
