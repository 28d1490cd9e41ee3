using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Commands;

/// <summary>The commands from the entry point on: 0 for success, 1 for a call that failed, 2 for a bad setting or command line.</summary>
[Collection(ConsoleTests.Name)]
public sealed class CommandTreeTests : IDisposable
{
    private readonly ConsoleCapture _console = new();

    public void Dispose() => _console.Dispose();

    [Theory]
    [InlineData("tools")]
    [InlineData("tools", "--demo")]
    [InlineData("tools", "--json")]
    [InlineData("docs")]
    [InlineData("docs", "search_people")]
    [InlineData("--help")]
    [InlineData("call", "--help")]
    [InlineData("--version")]
    [InlineData("call", "find_email", "--demo", "full_name=Jane Doe", "domain=example.com")]
    [InlineData("--demo", "call", "get_credits")]
    [InlineData("call", "find_employees", "--demo", "company_domain=example.com", "limit=3")]
    [InlineData("call", "find_email", "--demo", "--json", "{\"full_name\":\"Jane Doe\",\"domain\":\"example.com\"}")]
    public async Task Success_is_0_and_says_something_on_standard_output(params string[] arguments)
    {
        Assert.Equal(0, await Program.Main(arguments));
        Assert.NotEmpty(_console.Output);
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task A_remark_about_an_answer_stays_out_of_standard_output()
    {
        Assert.Equal(0, await Program.Main(["call", "find_employees", "--demo", "--json", """{"company_domain":"example.com","limit":"3"}"""]));

        Assert.StartsWith("{", _console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Repaired", _console.Output, StringComparison.Ordinal);
        Assert.Contains("Repaired before sending: /limit", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timing_of_a_call_stays_out_of_standard_output()
    {
        Assert.Equal(0, await Program.Main(["call", "find_email", "--demo", "--timing", "full_name=Jane Doe", "domain=example.com"]));

        Assert.StartsWith("{", _console.Output, StringComparison.Ordinal);
        Assert.Matches("^validation [0-9.]+ ms, (sending [0-9.]+ ms, )?waiting [0-9.]+ ms, reading [0-9.]+ ms, in all [0-9.]+ ms$", _console.Error.Trim());
    }

    [Theory]
    [InlineData("call", "find_email", "--demo")]
    [InlineData("call", "find_email", "--demo", "full_name=zzz", "domian=zzz")]
    [InlineData("call", "find_employees", "--demo", "company_domain=zzz", "limit=1000")]
    public async Task A_call_that_fails_is_1_and_says_why_on_standard_error(params string[] arguments)
    {
        Assert.Equal(1, await Program.Main(arguments));
        Assert.Empty(_console.Output);
        Assert.Contains("was not called", _console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("--bogus")]
    [InlineData("call")]
    [InlineData("tools", "--bogus")]
    [InlineData("docs", "find_email", "bogus")]
    [InlineData("call", "get_credits", "--demo", "--json")]
    public async Task A_bad_command_line_is_2(params string[] arguments)
    {
        Assert.Equal(2, await Program.Main(arguments));
        Assert.NotEmpty(_console.Error);
    }

    [Theory]
    [InlineData("There is no such tool", "call", "zzz", "--demo")]
    [InlineData("There is no such tool", "docs", "zzz")]
    [InlineData("name=value", "call", "get_credits", "--demo", "zzz")]
    [InlineData("--out must name", "enrich", "zzz", "--tool", "find_email", "--map", "zzz=zzz", "--out", "", "--demo")]
    [InlineData("The input file cannot be read", "enrich", "", "--tool", "find_email", "--map", "zzz=zzz", "--out", "zzz", "--demo")]
    [InlineData("The input file cannot be read", "enrich", "zzz", "--tool", "find_email", "--map", "zzz=zzz", "--out", "zzz.csv", "--demo")]
    [InlineData("There is no such tool", "enrich", "zzz", "--tool", "zzz", "--out", "zzz.csv", "--demo")]
    [InlineData("--json expects", "call", "get_credits", "--demo", "--json", "zzz")]
    public async Task A_call_that_cannot_be_made_is_2_and_one_line(string expected, params string[] arguments)
    {
        Assert.Equal(2, await Program.Main(arguments));
        AssertOneLine(expected);
        Assert.DoesNotContain("zzz", _console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean \"tools\"?", "tols")]
    [InlineData("Did you mean \"--tool\"?", "enrich", "zzz", "--tol", "zzz")]
    [InlineData("Did you mean \"--demo\"?", "tools", "--dmo")]
    [InlineData("`completion` is followed by one of bash, zsh, powershell.", "completion", "fish")]
    [InlineData("`completion` is followed by one of bash, zsh, powershell.", "completion")]
    public async Task A_bad_command_line_says_what_was_probably_meant(string expected, params string[] arguments)
    {
        Assert.Equal(2, await Program.Main(arguments));
        Assert.Contains(expected, _console.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", _console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call", "search_people")]
    [InlineData("enrich", "zzz", "--out", "zzz.csv", "--tool", "search_people")]
    public async Task A_tool_that_is_off_says_which_setting_switches_it_on(params string[] arguments)
    {
        Assert.Equal(2, await Program.Main([.. arguments, "--demo"]));
        AssertOneLine("The tool search_people is off. Its toolset is search; to switch it on, set LEADMAGIC_TOOLSETS=account,people,companies,jobs,ads,search.");
    }

    [Fact]
    public void A_tool_that_is_not_read_only_says_which_setting_leaves_it_out()
    {
        var surface = SurfaceSettings.Everything with { IsReadOnly = true };

        Assert.Contains("set LEADMAGIC_READ_ONLY=false", ToolChoice.NotEnabled("submit_bulk_job", surface).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean \"submit_bulk_job\"?", ToolChoice.NotEnabled("submit_bulk_jobs", surface).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_setting_is_2_and_one_line()
    {
        var former = Environment.GetEnvironmentVariable(ServerSettings.TimeoutName);
        Environment.SetEnvironmentVariable(ServerSettings.TimeoutName, "zzz");
        try
        {
            Assert.Equal(2, await Program.Main(["call", "get_credits", "--demo"]));
        }
        finally
        {
            Environment.SetEnvironmentVariable(ServerSettings.TimeoutName, former);
        }

        AssertOneLine(ServerSettings.TimeoutName);
        Assert.DoesNotContain("zzz", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_names_the_program_and_the_document()
    {
        await Program.Main(["--version"]);

        Assert.Matches("^leadmagic-mcp [0-9]+[.][0-9]+[.][0-9]+ [(]document [0-9-]+, sha256 [0-9a-f]{64}[)]$", _console.Output.TrimEnd());
    }

    private void AssertOneLine(string expected)
    {
        var line = Assert.Single(_console.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("leadmagic-mcp: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }
}
