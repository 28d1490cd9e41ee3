using System.Diagnostics;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>
/// The command <c>enrich</c> as a real process that is interrupted in every way: the recorded requests show how often each row was paid for.
/// </summary>
public sealed class EnrichTests : EnrichTest
{
    [Fact]
    public async Task Every_row_gets_its_answer_and_nothing_of_a_row_is_printed()
    {
        Stub();
        await WriteAsync("Zebulon", "Omar");

        (int exitCode, string output, string errors) = await RunAsync(Command);

        Assert.Equal((0, ""), (exitCode, output));
        Assert.Equal(["found", "found"], Statuses());
        Assert.Contains("2 rows: 2 calls to make", errors, StringComparison.Ordinal);
        Assert.Contains("At most 0.5 credits; the balance is 10.", errors, StringComparison.Ordinal);
        Assert.Contains("This run: 2 found, 0 not found, 0.5 credits.", errors, StringComparison.Ordinal);
        PersonalData.AssertAbsent(errors);
        Assert.False(File.Exists(FileBeside("out.csv.partial")));
    }

    [Fact]
    public async Task A_killed_run_is_taken_up_and_each_row_is_asked_for_once()
    {
        Stub();
        Stub("held", Valid().WithDelay(TimeSpan.FromMinutes(10)));
        await WriteAsync("a1", "a2", "a3", "held1", "held2", "a4", "a5", "a6");
        McpProcess first = StartCommand([.. Command, "--concurrency", "2"]);
        await WaitForRowsAsync(5);
        Process.GetProcessById(first.Id).Kill();
        await first.WaitForExitAsync();
        Stub("held", Valid());

        (int exitCode, _, string errors) = await RunAsync(Command);

        Assert.Equal(1, exitCode);
        Assert.Equal(["found", "found", "found", "failed", "failed", "found", "found", "found"], Statuses());
        Assert.Contains("8 rows: 6 have a result, 2 may have been charged.", errors, StringComparison.Ordinal);
        Assert.Equal(Addresses("a1", "a2", "a3", "held1", "held2", "a4", "a5", "a6").Order(StringComparer.Ordinal), Asked().Order(StringComparer.Ordinal));

        Assert.Equal(0, (await RunAsync([.. Command, "--retry-uncertain"])).ExitCode);
        Assert.Equal(Addresses("held1", "held2"), Asked().Skip(8).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("failed", Statuses());
    }

    [Fact]
    public async Task Want_of_credits_stops_the_run_and_the_next_goes_on_there()
    {
        Stub();
        Stub("poor", Response.Create().WithStatusCode(402));
        await WriteAsync("a1", "poor1", "a2", "a3");

        (int exitCode, _, string errors) = await RunAsync([.. Command, "--concurrency", "1"]);

        Assert.Equal(3, exitCode);
        Assert.Equal(["found", "skipped", "skipped", "skipped"], Statuses());
        Assert.Contains("It ended early: ", errors, StringComparison.Ordinal);
        Stub("poor", Valid());
        Assert.Equal(0, (await RunAsync(Command)).ExitCode);
        Assert.Equal(Addresses("a1", "poor1", "poor1", "a2", "a3").Order(StringComparer.Ordinal), Asked().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_cap_stops_the_run_before_it_is_exceeded()
    {
        Stub();
        await WriteAsync("a1", "a2", "a3");

        (int exitCode, _, string errors) = await RunAsync([.. Command, "--concurrency", "1"], ("LEADMAGIC_MAX_CREDITS", "0.5"));

        Assert.Equal(3, exitCode);
        Assert.Contains("LEADMAGIC_MAX_CREDITS stops it at 0.5 credits", errors, StringComparison.Ordinal);
        Assert.Equal(["found", "found", "skipped"], Statuses());
        Assert.Equal(2, Asked().Length);
    }

    [Fact]
    public async Task Failures_are_kept_beside_the_answers()
    {
        Stub();
        Stub("broken", Response.Create().WithStatusCode(500));
        Stub("missing", Response.Create().WithStatusCode(404));
        await WriteAsync("a1", "broken1", "missing1");

        Assert.Equal(1, (await RunAsync(Command)).ExitCode);
        Assert.Equal(["found", "failed", "not_found"], Statuses());
    }

    [Theory]
    [InlineData(400, 0)]
    [InlineData(402, 3)]
    [InlineData(500, 1)]
    public async Task A_run_that_fails_prints_nothing_of_a_row_either(int status, int exit)
    {
        Stub();
        Stub("Zebulon", Response.Create().WithStatusCode(status).WithJson("""{"message":"Zebulon@quackenbush.example is not good"}"""));
        await WriteAsync("Zebulon", "Omar");

        (int exitCode, string output, string errors) = await RunAsync([.. Command, "--concurrency", "1"]);

        Assert.Equal((exit, ""), (exitCode, output));
        Assert.Contains("This run: ", errors, StringComparison.Ordinal);
        Assert.All(["Zebulon", "Omar", "quackenbush"], part => Assert.DoesNotContain(part, errors, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_sent_without_a_yes()
    {
        Stub();
        await WriteAsync("a1");

        (int exitCode, _, string errors) = await RunAsync(Command[..^1]);

        Assert.Equal(2, exitCode);
        Assert.Contains("add --yes", errors, StringComparison.Ordinal);
        Assert.Empty(Asked());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileBeside("out.csv"))!, "out.csv*"));
    }

    [Fact]
    public async Task A_finished_output_is_neither_overwritten_nor_paid_for_again()
    {
        Stub();
        await WriteAsync("a1");
        await RunAsync(Command);

        (int exitCode, _, string errors) = await RunAsync(Command);

        Assert.Equal(2, exitCode);
        Assert.Contains("exists", errors, StringComparison.Ordinal);
        Assert.Single(Asked());
    }

    [Fact]
    public async Task Another_input_does_not_go_on_with_a_run()
    {
        Stub();
        Stub("poor", Response.Create().WithStatusCode(402));
        await WriteAsync("poor1");
        await RunAsync(Command);
        await WriteAsync("a1");

        (int exitCode, _, string errors) = await RunAsync(Command);

        Assert.Equal(2, exitCode);
        Assert.Contains("another input, tool or mapping", errors, StringComparison.Ordinal);
    }
}
