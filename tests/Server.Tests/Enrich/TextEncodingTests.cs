using System.Globalization;
using System.Text;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class TextEncodingTests
{
    [Fact]
    public void UTF_8_stays_as_it_is()
    {
        var file = "\uFEFFName\nZoë\n"u8.ToArray();

        Assert.Equal((file, null), TextEncoding.ToUtf8(file, null));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_is_known_by_its_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        var input = CsvInput.Read([.. encoding.GetPreamble(), .. encoding.GetBytes("Name\tE-Mail\r\nZoë 東\tz@x.example\r\n")]);

        Assert.Equal(("utf-16", '\t', "Zoë 東"), (input.Encoding, input.Separator, input.Rows[0].Cells[0]));
    }

    [Fact]
    public void What_is_not_UTF_8_is_read_as_Excel_writes_it_in_the_West()
    {
        var input = CsvInput.Read([.. "Name;Price\r\nZo"u8, 0xEB, .. ";"u8, 0x80, .. "5\r\n"u8]);

        Assert.Equal("windows-1252", input.Encoding);
        Assert.Equal(["Zoë", "€5"], input.Rows[0].Cells);
    }

    [Theory]
    [InlineData("windows-1250", 0x8A, "\u0160")]
    [InlineData("windows-1251", 0xC6, "\u0416")]
    [InlineData("windows-1252", 0x80, "\u20AC")]
    [InlineData("windows-1253", 0xE1, "\u03B1")]
    [InlineData("windows-1254", 0xDD, "\u0130")]
    [InlineData("windows-1257", 0xE0, "\u0105")]
    public void Each_code_page_has_its_alphabet(string name, byte value, string expected) => Assert.Equal(expected, WindowsCodePage.Read(name, [value]));

    [Theory]
    [InlineData("windows-1252", 0x81)]
    [InlineData("windows-1253", 0xD2)]
    [InlineData("windows-1253", 0xFF)]
    [InlineData("windows-1257", 0xA1)]
    [InlineData("windows-1250", 0x00)]
    public void A_byte_without_a_character_is_refused(string name, byte value) => Assert.Throws<ArgumentException>(() => WindowsCodePage.Read(name, [value]));

    [Theory]
    [InlineData(null, "not text in windows-1252, nor in UTF-8", 0x5A, 0x81)]
    [InlineData(null, "not text in windows-1252, nor in UTF-8", 0x50, 0x4B, 0xEB, 0x00)] // a workbook
    [InlineData(null, "not text in utf-16", 0xFF, 0xFE, 0x00, 0xD8)]
    [InlineData("utf-8", "not text in utf-8.", 0x5A, 0xEB)]
    [InlineData("utf-16", "not text in utf-16.", 0x5A)]
    [InlineData("latin", "--encoding must be one of: utf-8, utf-16, windows-1250,", 0x5A)]
    public void What_cannot_be_read_is_refused(string? name, string expected, params int[] bytes) => Assert.Contains(
        expected, Assert.Throws<SettingsException>(() => TextEncoding.ToUtf8([.. bytes.Select(value => (byte)value)], name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_named_encoding_wins() => Assert.Equal("Łódź"u8.ToArray(), TextEncoding.ToUtf8([0xA3, 0xF3, 0x64, 0x9F], "Windows-1250").Utf8);
}
