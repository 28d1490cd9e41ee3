namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>How a run of <c>enrich</c> ends: what its rows, its files, its exit code and its last lines are then.</summary>
public sealed class EnrichEndTests : EnrichTest
{
    [Fact]
    public async Task A_list_with_rows_that_cannot_be_asked_for_is_finished_in_one_run()
    {
        Stub();
        await WriteAsync("a1", "", "no address", "a2");

        (int exitCode, _, string errors) = await RunAsync(Command);

        Assert.Equal(0, exitCode);
        Assert.Equal(["found", "no_input", "no_input", "found"], Statuses());
        Assert.Equal("no value for email", Cells("leadmagic_error")[1]);
        Assert.Equal("email: a string of 10 characters with a space; expected an email address such as name@example.com", Cells("leadmagic_error")[2]);
        Assert.Contains("4 rows: 2 have a result, 2 cannot be asked for.", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(FileBeside("out.csv.partial")));
    }

    [Fact]
    public async Task A_row_that_the_API_refuses_is_settled()
    {
        Stub();
        Stub("bad", Response.Create().WithStatusCode(400).WithJson("""{"error":"bad_request","message":"This address cannot be checked."}"""));
        await WriteAsync("a1", "bad1");

        Assert.Equal(0, (await RunAsync(Command)).ExitCode);
        Assert.Equal(["found", "refused"], Statuses());
        Assert.False(File.Exists(FileBeside("out.csv.partial")));
    }

    [Fact]
    public async Task Where_no_row_can_be_asked_for_nothing_is_written()
    {
        Stub();
        await WriteAsync("", "no address");

        (int exitCode, _, string errors) = await RunAsync(Command);

        Assert.Equal(2, exitCode);
        Assert.Contains("None of the 2 rows can be asked for. Row 1: no value for email.", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileBeside("out.csv"))!, "out.csv*"));
    }

    [Fact]
    public async Task A_missing_argument_is_noticed_before_anything_is_written_and_the_corrected_command_runs()
    {
        Stub();
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson("""{"email":"jane@acme.example","credits_consumed":1}"""));
        await WriteAsync("Jane");
        string[] command = ["enrich", "contacts.csv", "--tool", "find_email", "--map", "full_name=Name", "--out", "out.csv", "--yes"];

        (int exitCode, _, string errors) = await RunAsync(command);

        Assert.Equal(2, exitCode);
        Assert.Contains("neither domain nor company_name given", errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent, and nothing was written.", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileBeside("out.csv"))!, "out.csv*"));
        Assert.Equal(0, (await RunAsync([.. command, "--map", "company_name=Name"])).ExitCode);
    }

    [Fact]
    public async Task A_refused_key_ends_the_run_before_any_row_is_sent()
    {
        Stub();
        Api.Stub("GET", "/v1/credits", Response.Create().WithStatusCode(401));
        await WriteAsync("a1");

        (int exitCode, _, string errors) = await RunAsync(Command);

        Assert.Equal(2, exitCode);
        Assert.Contains("The API did not accept the key (401).", errors, StringComparison.Ordinal);
        Assert.Empty(Asked());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileBeside("out.csv"))!, "out.csv*"));
    }

    [Fact]
    public async Task A_dead_network_ends_the_run_before_any_row_is_sent()
    {
        await WriteAsync("a1");

        (int exitCode, _, string errors) = await RunAsync(Command, ("LEADMAGIC_BASE_URL", "http://127.0.0.1:1"));

        Assert.Equal(2, exitCode);
        Assert.Contains("The API could not be reached, so no row was sent.", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileBeside("out.csv"))!, "out.csv*"));
    }

    [Fact]
    public async Task A_balance_that_cannot_be_read_does_not_end_the_run()
    {
        Stub();
        Api.Stub("GET", "/v1/credits", Response.Create().WithStatusCode(404));
        await WriteAsync("a1");

        (int exitCode, _, string errors) = await RunAsync(Command);

        Assert.Equal(0, exitCode);
        Assert.Contains("the balance is not known", errors, StringComparison.Ordinal);
    }
}
