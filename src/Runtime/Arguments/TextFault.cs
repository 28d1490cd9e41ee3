using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Says what is plainly wrong with a text that problem texts do not show, as a clause behind its description; empty where nothing is plain.</summary>
internal static class TextFault
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> OfLocalPart = SearchValues.Create(LettersAndDigits + ".!#$%&'*+-/=?^_`{|}~");

    /// <summary>Before the @ as well, where a fault is looked for first.</summary>
    private static readonly SearchValues<char> OfDomain = SearchValues.Create(LettersAndDigits + ".!#$%&'*+-/=?^_`{|}~@[]:");

    private static readonly SearchValues<char> OfHost = SearchValues.Create(LettersAndDigits + ".-");

    public static string Describe(StringFormat format, ReadOnlySpan<char> text) => Describe(text) is { Length: > 0 } fault ? fault : format switch
    {
        _ when text.IsEmpty => "",
        StringFormat.Email => DescribeEmail(text),
        StringFormat.IdnEmail => DescribeAt(text),
        StringFormat.Hostname => DescribeHostname(text) is { Length: > 0 } host ? host : Name(text.IndexOfAnyExcept(OfHost), text),
        StringFormat.IdnHostname => DescribeHostname(text),
        StringFormat.Uri or StringFormat.Iri when !text.Contains(':') => " without a scheme such as https://",
        _ => "",
    };

    /// <summary>White space is what slips in most often, and what nobody sees.</summary>
    public static string Describe(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny("\r\n")) return " with a line break";
        if (text.Length != text.Trim().Length) return " with a space at its beginning or end";
        return text.Contains(' ') ? " with a space" : "";
    }

    private static string DescribeEmail(ReadOnlySpan<char> text)
    {
        if (DescribeAt(text) is { Length: > 0 } fault) return fault;
        var local = Name(text[..text.IndexOf('@')].IndexOfAnyExcept(OfLocalPart), text);
        return local.Length > 0 ? local : Name(text.IndexOfAnyExcept(OfDomain), text);
    }

    private static string DescribeAt(ReadOnlySpan<char> text) => text.Count('@') switch
    {
        0 => " without @",
        1 when text[0] == '@' => " with nothing before the @",
        1 when text[^1] == '@' => " with nothing behind the @",
        1 => "",
        _ => " with more than one @",
    };

    /// <summary>One character, which says nothing about a person; by its number where it cannot be seen.</summary>
    private static string Name(int index, ReadOnlySpan<char> text)
    {
        if (index < 0) return "";
        Rune.DecodeFromUtf16(text[index..], out var character, out _);
        return Rune.IsLetterOrDigit(character) || Rune.IsPunctuation(character) || Rune.IsSymbol(character)
            ? $" with the character {character}"
            : $" with the character U+{character.Value.ToString("X4", CultureInfo.InvariantCulture)}";
    }

    private static string DescribeHostname(ReadOnlySpan<char> text)
    {
        if (text.Contains("://", StringComparison.Ordinal)) return " with a scheme";
        if (text.Contains('@')) return " with an @";
        return text.Contains('/') ? " with a path" : "";
    }
}
