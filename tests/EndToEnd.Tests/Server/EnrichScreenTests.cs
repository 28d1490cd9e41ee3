using OpenApiMcp.TestKit.Processes;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>What stands on the screen of a real terminal while <c>enrich</c> asks, works and ends.</summary>
public sealed class EnrichScreenTests : EnrichTest
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 10).Select(number => number == 1 ? "held1" : $"a{number}")];

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task The_bar_starts_at_zero_and_overwrites_nothing(int columns)
    {
        await using TerminalScreen screen = await StartAsync(columns, "");
        await screen.WaitForAsync("[y/N]");
        await screen.TypeAsync("y");
        await screen.WaitForAsync("0 of 10: 0 found");
        await screen.WaitForAsync("exit ");

        Assert.Equal(
            [
                "10 rows: 10 calls to make",
                "At most 2.5 credits; the balance is 10.",
                "Make these calls? [y/N] y",
                "━━━━━━━━━━━━ 10 of 10: 10 found, 0 not found, 2.5 credits",
                "This run: 10 found, 0 not found, 2.5 credits.",
                "10 rows: 10 have a result.",
                "exit 0",
            ],
            await screen.ReadAsync());
    }

    [Fact]
    public async Task A_terminal_that_cannot_go_back_gets_a_line_for_each_tenth()
    {
        await using TerminalScreen screen = await StartAsync(80, "TERM=dumb ");
        await screen.WaitForAsync("[y/N]");
        await screen.TypeAsync("y");
        await screen.WaitForAsync("exit ");

        string[] lines = await screen.ReadAsync();
        Assert.Equal(Enumerable.Range(0, 11).Select(done => $"{done} of 10: {done} found, 0 not found, {FormattableString.Invariant($"{done * 0.25m:0.####}")} credits"), lines[3..14]);
        Assert.Equal(["This run: 10 found, 0 not found, 2.5 credits.", "10 rows: 10 have a result.", "exit 0"], lines[14..]);
    }

    [Fact]
    public async Task Ctrl_C_at_the_question_ends_the_command_and_nothing_is_sent()
    {
        await using TerminalScreen screen = await StartAsync(80, "");
        await screen.WaitForAsync("[y/N]");

        await screen.InterruptAsync();
        await screen.WaitForAsync("exit ");

        Assert.Equal(["Stopped. Nothing was sent.", "exit 3"], (await screen.ReadAsync())[^2..]);
        Assert.Empty(Asked());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileBeside("out.csv"))!, "out.csv*"));
    }

    [Fact]
    public async Task Ctrl_C_during_a_run_says_above_the_bar_what_it_waits_for()
    {
        await using TerminalScreen screen = await StartAsync(120, "");
        await screen.WaitForAsync("[y/N]");
        await screen.TypeAsync("y");
        await WaitForRowsAsync(1);

        await screen.InterruptAsync();
        await screen.WaitForAsync("exit ");

        string text = string.Join(' ', await screen.ReadAsync());
        Assert.Contains("Make these calls? [y/N] y Stopping: 1 call is in flight and may be charged. Waiting for its result, at most 20 seconds.", text, StringComparison.Ordinal);
        Assert.Contains("1 of 10: 1 found, 0 not found, 0.25 credits This run: ", text, StringComparison.Ordinal);
        Assert.EndsWith("exit 3", text, StringComparison.Ordinal);
    }

    /// <summary>Ten rows, one call at a time, of which the first takes long enough for the beginning to be seen.</summary>
    private async Task<TerminalScreen> StartAsync(int columns, string variables)
    {
        Stub();
        Stub("held", Valid().WithDelay(TimeSpan.FromSeconds(4)));
        await WriteAsync(Names);
        string script = $"trap : INT; {variables}\"$SERVER\" {string.Join(' ', Command[..^1])} --concurrency 1; echo exit $?";
        return await TerminalScreen.StartAsync(
            Path.GetDirectoryName(FileBeside("contacts.csv"))!,
            columns,
            script,
            ("SERVER", BuildFacts.ServerExecutable),
            ("LEADMAGIC_API_KEY", Key),
            ("LEADMAGIC_BASE_URL", Api.BaseUrl.ToString()),
            ("XDG_STATE_HOME", FileBeside("state")));
    }
}
