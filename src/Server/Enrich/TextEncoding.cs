using System.Text;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Enrich;

/// <summary>Makes UTF-8 of the encodings that spreadsheets write: UTF-16 with its mark, and the Windows code pages of the alphabets of Europe.</summary>
internal static class TextEncoding
{
    private const string Utf16 = "utf-16";
    private const string Western = "windows-1252";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What <c>--encoding</c> may name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["utf-8", Utf16, .. WindowsCodePage.Names];

    /// <param name="name">The encoding that the user names; null to find it out.</param>
    /// <returns>The file in UTF-8, and the encoding that it was in; null for UTF-8, whose bytes stay as they are.</returns>
    /// <exception cref="SettingsException">The file is not in this encoding.</exception>
    public static (byte[] Utf8, string? Encoding) ToUtf8(byte[] file, string? name)
    {
        if (name is not null && !Names.Contains(name, StringComparer.OrdinalIgnoreCase)) throw new SettingsException($"--encoding must be one of: {string.Join(", ", Names)}.");
        var found = name?.ToLowerInvariant() ?? Find(file);
        try
        {
            if (found == "utf-8")
            {
                Strict.GetCharCount(file);
                return (file, null);
            }

            return (Strict.GetBytes(found == Utf16 ? ReadUtf16(file) : WindowsCodePage.Read(found, file)), found);
        }
        catch (ArgumentException) // what the fallbacks throw, with the bytes in their message
        {
            throw new SettingsException($"The input is not text in {found}{(name is null ? ", nor in UTF-8" : "")}. Save it as \"CSV UTF-8\", or name its encoding with --encoding.");
        }
    }

    private static string Find(byte[] file)
    {
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Utf16;
        return System.Text.Unicode.Utf8.IsValid(file) ? "utf-8" : Western;
    }

    /// <summary>Without a mark it is little-endian, as Windows writes it.</summary>
    private static string ReadUtf16(byte[] file)
    {
        var isBigEndian = file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return new UnicodeEncoding(isBigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
    }
}
