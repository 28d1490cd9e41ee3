using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class DotEnvFileTests
{
    [Theory]
    [InlineData("NAME=value", "value")]
    [InlineData("  NAME = value  ", "value")]
    [InlineData("export NAME=value", "value")]
    [InlineData("export   NAME=value", "value")]
    [InlineData("NAME=", "")]
    [InlineData("NAME=a=b", "a=b")]
    [InlineData("NAME=\"two words\"", "two words")]
    [InlineData("NAME='two words'", "two words")]
    [InlineData("NAME= \"padded \" # comment", "padded ")]
    [InlineData("NAME=\"it's # whole\"", "it's # whole")]
    [InlineData("NAME=''", "")]
    [InlineData("NAME=value # comment", "value")]
    [InlineData("NAME=value\t# comment", "value")]
    [InlineData("NAME=val#ue", "val#ue")]
    [InlineData("NAME=#value", "#value")]
    [InlineData("NAME= # comment", "")]
    [InlineData("NAME=1\nNAME=2", "2")]
    [InlineData("\uFEFFNAME=value", "value")]
    [InlineData("# comment\r\n\r\n  # another\r\nNAME=value\r\n", "value")]
    [InlineData("NAME=größe", "größe")]
    public void A_value_is_what_the_line_says(string content, string expected)
    {
        Assert.Equal(expected, Assert.Contains("NAME", Read(content)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# NAME=value")]
    public void Comments_and_empty_lines_set_nothing(string content)
    {
        Assert.Empty(Read(content));
    }

    [Fact]
    public void Names_are_case_sensitive()
    {
        Assert.DoesNotContain("NAME", Read("name=value"));
    }

    [Fact]
    public void A_missing_file_sets_nothing()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(DotEnvFile.Read(folder.File(".env")));
    }

    [Theory]
    [InlineData("zzz", 1, "NAME=value")]
    [InlineData("A=1\n=zzz", 2, "NAME=value")]
    [InlineData("# c\n\nA=1\nexport zzz", 4, "NAME=value")]
    [InlineData("A='zzz", 1, "quote")]
    [InlineData("A=1\nB=\"zzz'", 2, "quote")]
    [InlineData("A=\"", 1, "quote")]
    public void A_bad_line_is_named_by_its_number_and_never_quoted(string content, int line, string expected)
    {
        var message = Assert.Throws<SettingsException>(() => Read(content)).Message;

        Assert.StartsWith($"Line {line} of the file .env", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_line_without_its_path()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(".env", "NAME=value");
        using var held = File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var message = Assert.Throws<SettingsException>(() => DotEnvFile.Read(file)).Message;

        Assert.Contains(".env", message, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static IReadOnlyDictionary<string, string> Read(string content)
    {
        using var folder = new TemporaryFolder();
        return DotEnvFile.Read(folder.Write(".env", content));
    }
}
