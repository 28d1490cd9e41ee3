using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>A program that is started where little is left for it, and one that is started by hand.</summary>
public sealed class SurroundingsTests : ServerTest
{
    [Fact]
    public async Task A_deleted_working_directory_stops_no_server()
    {
        McpProcess server = StartShell("mkdir gone && cd gone && rmdir ../gone && exec \"$0\"");

        await server.InitializeAsync();

        Assert.Equal("", server.StderrText);
    }

    [Fact]
    public async Task A_relative_output_in_a_deleted_working_directory_is_one_line()
    {
        McpProcess server = StartShell("mkdir gone && cd gone && rmdir ../gone && exec \"$0\" enrich in.csv --tool find_email --map domain=D --out out.csv --demo");

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.Equal("leadmagic-mcp: The working directory does not exist any more. Change to a folder that exists, and start again.\n", server.StderrText);
    }

    [Theory]
    [InlineData("ulimit -n 10", "only 10 files")]
    [InlineData("ulimit -n 6", "only 6 files")]
    public async Task Too_few_files_are_one_line(string limit, string expected)
    {
        Assert.SkipWhen(BuildFacts.IsBuiltServer, "The runtime of an ordinary build needs more files to start, and says so itself.");
        McpProcess server = StartShell(limit + " && exec \"$0\"");

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.StartsWith("leadmagic-mcp: The system lets this program open " + expected, server.StderrText, StringComparison.Ordinal);
        Assert.Equal(server.StderrText.Length - 1, server.StderrText.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_who_starts_it_in_a_terminal_is_told_what_it_waits_for()
    {
        McpProcess terminal = StartTerminal("mkfifo said; \"$SERVER\" </dev/tty 2>said & read -r line <said; echo \"$line\"; kill -TERM $!; wait $!");

        Assert.Equal(0, await terminal.WaitForExitAsync());
        Assert.StartsWith("leadmagic-mcp is running and waits for MCP messages from a client", Assert.Single(terminal.StdoutLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tools", "find_email ")]
    [InlineData("doctor --demo", "skipped  network ")]
    [InlineData("call find_email", "find_email was not called")]
    [InlineData("call search_nothing", "There is no such tool")]
    public async Task No_line_of_a_command_is_wider_than_the_terminal(string command, string expected)
    {
        McpProcess terminal = StartTerminal($"stty cols 80; exec \"$SERVER\" {command}");

        await terminal.WaitForExitAsync();
        Assert.Contains(expected, terminal.StdoutText, StringComparison.Ordinal);
        Assert.All(terminal.StdoutLines.Select(line => line.TrimEnd()).Where(line => line.Trim().Contains(' ', StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
    }
}
