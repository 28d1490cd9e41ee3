using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>What a person sees who stops <c>enrich</c>, and what the next run makes of it.</summary>
public sealed class EnrichStopTests : EnrichTest
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_stopped_run_says_what_it_waits_for_and_keeps_the_results_of_calls_in_flight(string signal)
    {
        Stub();
        Stub("held", Valid().WithDelay(TimeSpan.FromSeconds(3)));
        await WriteAsync("a1", "held1", "held2", "a2");
        McpProcess run = StartCommand([.. Command, "--concurrency", "2"]);
        await WaitForRowsAsync(3);

        await run.SignalAsync(signal);

        Assert.Equal(3, await run.WaitForExitAsync());
        Assert.Contains("Stopping: 2 calls are in flight and may be charged. Waiting for their results, at most 20 seconds.", run.StderrText, StringComparison.Ordinal);
        Assert.Contains("4 rows: 3 have a result, 1 is open.", run.StderrText, StringComparison.Ordinal);
        Assert.Equal(["found", "found", "found", "skipped"], Statuses());
        Assert.Equal(0, (await RunAsync(Command)).ExitCode);
        Assert.Equal(4, Asked().Length);
    }

    [Fact]
    public async Task A_second_signal_ends_at_once_and_the_next_run_counts_those_rows_apart()
    {
        Stub();
        Stub("held", Valid().WithDelay(TimeSpan.FromMinutes(10)));
        await WriteAsync("a1", "held1", "a2");
        McpProcess run = StartCommand([.. Command, "--concurrency", "1"]);
        await WaitForRowsAsync(2);
        await run.SignalAsync("INT");
        await run.WaitForErrorAsync("Stopping: ");

        await run.SignalAsync("INT");

        Assert.Equal(128 + 2, await run.WaitForExitAsync());
        (int exitCode, _, string errors) = await RunAsync(Command);
        Assert.Equal(1, exitCode);
        Assert.Contains("3 rows: 1 call to make, 1 done before, 1 that may have been charged", errors, StringComparison.Ordinal);
        Assert.Contains("3 rows: 2 have a result, 1 may have been charged.", errors, StringComparison.Ordinal);
        Assert.Equal(["found", "failed", "found"], Statuses());
        Assert.Equal(3, Asked().Length);
    }

    [Fact]
    public async Task A_hangup_that_nohup_holds_off_does_not_stop_the_run()
    {
        Stub();
        Stub("held", Valid().WithDelay(TimeSpan.FromSeconds(3)));
        await WriteAsync("held1", "a2");
        McpProcess run = StartScript("trap '' HUP; exec \"$0\" \"$@\"", [.. Command, "--concurrency", "1"]);
        await WaitForRowsAsync(1);

        await run.SignalAsync("HUP");

        Assert.Equal(0, await run.WaitForExitAsync());
        Assert.Equal(["found", "found"], Statuses());
    }
}
