using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class DotEnvFileTests
{
    [Theory]
    [InlineData("LEADMAGIC_TIMEOUT=value", "value")]
    [InlineData("  LEADMAGIC_TIMEOUT = value  ", "value")]
    [InlineData("export LEADMAGIC_TIMEOUT=value", "value")]
    [InlineData("export   LEADMAGIC_TIMEOUT=value", "value")]
    [InlineData("LEADMAGIC_TIMEOUT=", "")]
    [InlineData("LEADMAGIC_TIMEOUT=a=b", "a=b")]
    [InlineData("LEADMAGIC_TIMEOUT=\"two words\"", "two words")]
    [InlineData("LEADMAGIC_TIMEOUT='two words'", "two words")]
    [InlineData("LEADMAGIC_TIMEOUT= \"padded \" # comment", "padded ")]
    [InlineData("LEADMAGIC_TIMEOUT=\"it's # whole\"", "it's # whole")]
    [InlineData("LEADMAGIC_TIMEOUT=''", "")]
    [InlineData("LEADMAGIC_TIMEOUT=value # comment", "value")]
    [InlineData("LEADMAGIC_TIMEOUT=value\t# comment", "value")]
    [InlineData("LEADMAGIC_TIMEOUT=val#ue", "val#ue")]
    [InlineData("LEADMAGIC_TIMEOUT=#value", "#value")]
    [InlineData("LEADMAGIC_TIMEOUT= # comment", "")]
    [InlineData("LEADMAGIC_TIMEOUT=1\nLEADMAGIC_TIMEOUT=2", "2")]
    [InlineData("\uFEFFLEADMAGIC_TIMEOUT=value", "value")]
    [InlineData("# comment\r\n\r\n  # another\r\nLEADMAGIC_TIMEOUT=value\r\n", "value")]
    [InlineData("LEADMAGIC_TIMEOUT=größe", "größe")]
    public void A_value_is_what_the_line_says(string content, string expected)
    {
        Assert.Equal(expected, Assert.Contains("LEADMAGIC_TIMEOUT", Read(content)));
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("# LEADMAGIC_TIMEOUT=value")]
    public void Comments_and_empty_lines_set_nothing(string content)
    {
        Assert.Empty(Read(content));
    }

    [Fact]
    public void Names_are_case_sensitive()
    {
        Assert.DoesNotContain("LEADMAGIC_TIMEOUT", Read("leadmagic_timeout=value"));
    }

    [Fact]
    public void A_missing_file_sets_nothing()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(DotEnvFile.Read(folder.File(".env")).Values);
    }

    [Theory]
    [InlineData("LEADMAGIC_TIMEOUT zzz", 1, "NAME=value")]
    [InlineData("A=1\nLEADMAGIC_TIMEOUT: zzz", 2, "NAME=value")]
    [InlineData("# c\n\nA=1\nexport LEADMAGIC_TIMEOUT+=zzz", 4, "NAME=value")]
    [InlineData("LEADMAGIC_TIMEOUT='zzz", 1, "quote")]
    [InlineData("LEADMAGIC_TIMEOUT='zzz\n'", 1, "quote")]
    [InlineData("A=1\nLEADMAGIC_API_KEY=\"zzz'", 2, "quote")]
    [InlineData("LEADMAGIC_TIMEOUT=\"", 1, "quote")]
    [InlineData("A='tis\nB=1\nLEADMAGIC_MAX_CREDITS='zzz'", 3, "LEADMAGIC_MAX_CREDITS stands between the quotes of the value that begins in line 1")]
    public void A_bad_line_of_ours_is_named_by_its_number_and_never_quoted(string content, int line, string expected)
    {
        var message = Assert.Throws<SettingsException>(() => Read(content)).Message;

        Assert.StartsWith($"Line {line} of the file .env", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("SIGNING_KEY=\"first line\nsecond line\"\nNAME")]
    [InlineData("KEY='-----BEGIN\nA=\"\n-----END'")]
    [InlineData("FOO: bar")]
    [InlineData("HOME")]
    [InlineData("[section]")]
    [InlineData("A='tis")]
    [InlineData("=value")]
    [InlineData("export")]
    [InlineData("A=\"x \\\" y\"")]
    [InlineData("LEADMAGIC_API_KEY")]
    [InlineData("export LEADMAGIC_API_KEY # from the environment")]
    [InlineData("LEADMAGIC_WEBHOOK: http://x")]
    [InlineData("\u0001\u0002binary\u007f=\"")]
    public void Lines_of_other_programs_set_nothing_and_are_not_judged(string content)
    {
        Assert.Empty(Read(content));
        Assert.Equal("value", Assert.Contains("LEADMAGIC_TIMEOUT", Read("LEADMAGIC_TIMEOUT=value\n" + content)));
        Assert.Equal("value", Assert.Contains("LEADMAGIC_TIMEOUT", Read(content + "\nLEADMAGIC_TIMEOUT=value")));
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_left_alone_with_a_warning()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(".env", "LEADMAGIC_TIMEOUT=value");
        using var held = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        AssertIgnored(path, "this user cannot open it", folder.Path);
    }

    [Theory]
    [InlineData("LEADMAGIC_TIMEOUT=1\0", "not a text file")]
    [InlineData("", "empty, or it is not a regular file")]
    public void A_file_that_is_no_text_is_left_alone_with_a_warning(string content, string reason)
    {
        using var folder = new TemporaryFolder();

        AssertIgnored(folder.Write(".env", content), reason, folder.Path);
    }

    [Fact]
    public void A_very_large_file_is_left_alone_with_a_warning()
    {
        using var folder = new TemporaryFolder();

        AssertIgnored(folder.Write(".env", "LEADMAGIC_TIMEOUT=1\n" + new string('#', 1024 * 1024)), "larger than 1 MB", folder.Path);
    }

    [Fact]
    public void A_folder_of_that_name_is_no_file()
    {
        using var folder = new TemporaryFolder();
        var file = DotEnvFile.Read(Directory.CreateDirectory(folder.File(".env")).FullName);

        Assert.Empty(file.Values);
        Assert.Null(file.Warning);
    }

    private static void AssertIgnored(string path, string reason, string folder)
    {
        var file = DotEnvFile.Read(path);

        Assert.Empty(file.Values);
        Assert.Contains(reason, file.Warning, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, file.Warning, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", file.Warning, StringComparison.Ordinal);
    }

    private static IReadOnlyDictionary<string, string> Read(string content)
    {
        using var folder = new TemporaryFolder();
        return DotEnvFile.Read(folder.Write(".env", content)).Values;
    }
}
