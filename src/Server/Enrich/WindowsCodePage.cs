using System.Text;

namespace LeadMagic.Server.Enrich;

/// <summary>Reads the single-byte code pages of Windows for the alphabets of Europe.</summary>
internal static class WindowsCodePage
{
    /// <summary>Central Europe, Cyrillic, Western Europe, Greek, Turkish, Baltic.</summary>
    public static IReadOnlyList<string> Names { get; } = ["windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1257"];

    /// <exception cref="ArgumentException">A byte is not a character of this code page, or is one that no text has: a workbook is not a text.</exception>
    public static string Read(string name, ReadOnlySpan<byte> text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        var read = encoding.GetString(text);

        // .NET reads a byte without a character as a control character, or as one for private use.
        if (read.Any(character => character is '\0' or (>= '\u0080' and <= '\u009F') or (>= '\uE000' and <= '\uF8FF'))) throw new ArgumentException("There is no such character.", nameof(text));
        return read;
    }
}
