using System.Text;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class CsvInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Name,Email\nJane,j@x.example\n", ',', "\n")]
    [InlineData("Name;Email\r\nJane;j@x.example\r\n", ';', "\r\n")]
    [InlineData("Name\tEmail\nJane\tj@x.example", '\t', "\n")]
    public void Separator_and_line_ends_are_found(string text, char separator, string newLine)
    {
        var input = Read(text);

        Assert.Equal((separator, newLine), (input.Separator, input.NewLine));
        Assert.Equal(["Name", "Email"], input.Columns);
        Assert.Equal(["Jane", "j@x.example"], Assert.Single(input.Rows).Cells);
    }

    [Fact]
    public void A_row_is_kept_as_it_is_written()
    {
        var input = Read("\uFEFFName,Note\r\n\"Doe, \"\"J\"\"\",  two\nlines \r\n");

        Assert.True(input.HasByteOrderMark);
        Assert.Equal("Name,Note", Encoding.UTF8.GetString(input.Head.Raw.Span));
        Assert.Equal("\"Doe, \"\"J\"\"\",  two", Encoding.UTF8.GetString(input.Rows[0].Raw.Span));
        Assert.Equal(["Doe, \"J\"", "  two"], input.Rows[0].Cells);
    }

    [Fact]
    public void A_cell_may_have_several_lines() => Assert.Equal(["a\nb", "c"], Assert.Single(Read("X,Y\n\"a\nb\",c\n").Rows).Cells);

    [Theory]
    [InlineData("", "holds no row")]
    [InlineData("Name,Email\n", "holds no row")]
    [InlineData("Name,Email\na,b\nzzz,b,c\n", "Row 2 of the input has 3 cells, and the first line 2.")]
    [InlineData("Name,Email\na,b\nzzz,\"b\n", "line 3 (empty lines not counted) breaks the rules of quotes")]
    [InlineData("Name,Email\nzzz,\"b\"c\n", "line 2 (empty lines not counted) breaks the rules of quotes")]
    public void What_is_no_table_is_refused_by_its_row_and_without_its_content(string text, string expected)
    {
        var message = Assert.Throws<SettingsException>(() => Read(text)).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_without_its_name() =>
        Assert.DoesNotContain("zzz", Assert.Throws<SettingsException>(() => CsvInput.Read(_folder.File("zzz.csv"))).Message, StringComparison.Ordinal);

    private CsvInput Read(string text)
    {
        var path = _folder.File("input.csv");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return CsvInput.Read(path);
    }
}
