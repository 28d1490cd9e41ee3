namespace LeadMagic.Server.Tests.Commands.Completion;

/// <summary>What the program suggests for a line that somebody types, as the scripts ask for it.</summary>
[Collection(ConsoleTests.Name)]
public sealed class SuggestionTests : IDisposable
{
    private readonly ConsoleCapture _console = new();

    public void Dispose() => _console.Dispose();

    [Theory]
    [InlineData("do", "docs", "doctor")]
    [InlineData("completion z", "zsh")]
    [InlineData("install --client cl", "claude-code", "claude-desktop", "cline")]
    [InlineData("tools --j", "--json")]
    [InlineData("call find_em", "find_email", "find_employees")]
    [InlineData("docs get_job_t", "get_job_types")]
    [InlineData("call get_company_funding ", "company_domain=", "company_name=")]
    [InlineData("call get_company_funding company_name=Acme company", "company_domain=")]
    [InlineData("call no_such_tool company")]
    public async Task A_line_is_completed(string typed, params string[] expected)
    {
        var line = "leadmagic-mcp " + typed;
        var word = line[(line.LastIndexOf(' ') + 1)..];
        Assert.Equal(0, await Program.Main([$"[suggest:{line.Length}]", line]));

        var suggested = _console.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Where(text => text.StartsWith(word, StringComparison.Ordinal));
        if (word.Length == 0) suggested = suggested.Where(text => text.EndsWith('='));
        Assert.Equal(expected.Order(StringComparer.Ordinal), suggested.Order(StringComparer.Ordinal));
        Assert.Empty(_console.Error);
    }
}
