using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Commands;

public sealed class ScreenTests
{
    [Theory]
    [InlineData("one two three", 7, 0, "one two|three")]
    [InlineData("one two three", 8, 2, "one two|  three")]
    [InlineData("one two", 7, 0, "one two")]
    [InlineData("a https://long.example/x b", 8, 0, "a|https://long.example/x|b")]
    [InlineData("https://long.example/x", 8, 4, "https://long.example/x")]
    [InlineData("    indented", 6, 0, "    indented")]
    [InlineData("one two\nthree four", 8, 0, "one two|three|four")]
    [InlineData("one   two", 4, 0, "one|two")]
    public void Lines_end_at_spaces_and_never_inside_a_word(string text, int width, int indent, string expected) =>
        Assert.Equal(expected.Replace("|", Environment.NewLine, StringComparison.Ordinal), Screen.Wrap(text, width, indent));

    [Fact]
    public void What_a_program_reads_is_not_wrapped() => Assert.Equal(new string('a', 200) + " b", Screen.Wrap(new string('a', 200) + " b", width: null));

    [Fact]
    public void The_table_of_tools_fits_80_columns_without_its_widest_column()
    {
        using var output = new StringWriter();
        ToolsCommand.Run(output, SurfaceSettings.Everything, width: 80);
        var lines = output.ToString().Split(Environment.NewLine);

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain("Free when", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("find_email ", StringComparison.Ordinal) && line.EndsWith("Find work email", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_column_of_a_narrow_table_is_wrapped_below_itself()
    {
        using var output = new StringWriter();
        TextTable.Write(output, ["Tool", "Note"], [["find_email", "may have been charged"]], width: 26);

        Assert.Equal(["Tool        Note", "----------  --------------", "find_email  may have been", "            charged", ""], output.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void A_person_who_starts_the_server_is_told_what_it_waits_for()
    {
        Assert.Contains("waits for MCP messages from a client", ServeCommand.Greeting(keyRemark: null), StringComparison.Ordinal);
        Assert.Contains("Using the API key that `install` stored. ", ServeCommand.Greeting("Using the API key that `install` stored."), StringComparison.Ordinal);
    }
}
