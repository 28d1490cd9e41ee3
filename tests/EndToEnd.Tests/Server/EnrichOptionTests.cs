namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The options by which a person tries <c>enrich</c> before the whole list is paid for, and chooses what is written.</summary>
public sealed class EnrichOptionTests : EnrichTest
{
    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_sends_and_writes_nothing()
    {
        Stub();
        await WriteAsync("a1", "", "a2");

        (int exitCode, _, string errors) = await RunAsync([.. Command[..^1], "--dry-run"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("3 rows: 2 calls to make, 1 that cannot be asked for", errors, StringComparison.Ordinal);
        Assert.Contains("At most 0.5 credits", errors, StringComparison.Ordinal);
        Assert.Contains("Rows that cannot be asked for: 2.", errors, StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileBeside("out.csv"))!, "out.csv*"));
    }

    [Fact]
    public async Task A_limit_leaves_the_rest_to_the_same_command()
    {
        Stub();
        await WriteAsync("a1", "a2", "a3");

        (int exitCode, _, string errors) = await RunAsync([.. Command, "--limit", "2"]);

        Assert.Equal(3, exitCode);
        Assert.Contains("3 rows: 2 calls to make, 1 left for later (--limit)", errors, StringComparison.Ordinal);
        Assert.Contains("At most 0.5 credits", errors, StringComparison.Ordinal);
        Assert.Equal(["found", "found", "skipped"], Statuses());
        Assert.Equal(0, (await RunAsync(Command)).ExitCode);
        Assert.Equal(3, Asked().Length);
        Assert.Equal(2, (await RunAsync([.. Command, "--limit", "0"])).ExitCode);
    }

    [Fact]
    public async Task Only_the_chosen_results_are_columns()
    {
        Stub();
        await WriteAsync("a1");

        Assert.Equal(0, (await RunAsync([.. Command, "--columns", "email_status"])).ExitCode);
        Assert.Equal("Name,Email,validate_email.email_status,leadmagic_status,leadmagic_credits,leadmagic_error", (await File.ReadAllLinesAsync(FileBeside("out.csv"), TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task A_mistyped_choice_loses_no_result()
    {
        Stub();
        await WriteAsync("a1");

        (int exitCode, _, string errors) = await RunAsync([.. Command, "--columns", "email_statos"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("No result has what --columns names (name 1).", errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync([.. Command, "--columns", "email_status"])).ExitCode);
        Assert.Equal("valid", Assert.Single(Cells("validate_email.email_status")));
        Assert.Single(Asked());
    }

    [Fact]
    public async Task Help_ends_with_examples_of_80_columns_at_most()
    {
        (int exitCode, string output, _) = await RunAsync(["enrich", "--help"]);

        Assert.Equal(0, exitCode);
        string examples = output[output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains("--dry-run", examples, StringComparison.Ordinal);
        Assert.All(examples.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain("Examples:", (await RunAsync(["call", "--help"])).Output, StringComparison.Ordinal);
    }
}
