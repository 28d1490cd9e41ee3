using System.Xml.Linq;
using OpenApiMcp.TestKit;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The commands for people: exit code 0 for success, 1 for a call that failed, 2 for a wrong command line or setting.</summary>
public sealed class CommandTests : ServerTest
{
    [Fact]
    public async Task The_version_names_the_program_the_document_and_its_hash()
    {
        string number = XDocument.Load(RepositoryPaths.At("Directory.Build.props")).Descendants("Version").Single().Value;

        (int exitCode, string output, _) = await RunAsync(["--version"]);

        Assert.Equal(0, exitCode);
        Assert.Equal($"leadmagic-mcp {number} (document {LeadMagicDocument.Version}, sha256 {LeadMagicDocument.Hash})\n", output);
    }

    [Fact]
    public async Task The_help_names_the_commands_and_the_demo_mode()
    {
        (int exitCode, string output, string errors) = await RunAsync(["--help"]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.All(["tools", "call <tool> <arguments>", "--demo", "--version"], word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_of_tools_has_a_row_for_each_and_needs_no_key()
    {
        (int exitCode, string output, string errors) = await RunAsync(["tools"], ("LEADMAGIC_API_KEY", null));

        Assert.Equal((0, ""), (exitCode, errors));
        IEnumerable<string> rows = output.Split("\n\n")[0].Split('\n').Skip(2);
        Assert.Equal(LeadMagicDocument.AllToolNames.Except(["read_result"], StringComparer.Ordinal), rows.Select(row => row.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_call_with_pairs_sends_typed_values()
    {
        Api.Stub("POST", "/v1/people/employee-finder", Response.Create().WithJson("""{"credits_consumed": 0}"""));

        (int exitCode, string output, string errors) = await RunAsync(["call", "find_employees", "company_domain=acme.example", "limit=3"]);

        Assert.Equal((0, "{\"credits_consumed\":0}\n", ""), (exitCode, output, errors));
        RecordedRequest request = Assert.Single(Api.Requests);
        Assert.Equal(Key, request.Header("X-API-Key"));
        Assert.Equal("""{"company_domain":"acme.example","limit":3}""", request.BodyText);
    }

    [Fact]
    public async Task A_call_takes_all_arguments_as_one_object()
    {
        Api.Stub("POST", "/v3/companies/search", Response.Create().WithJson("""{"data":[]}"""));

        const string Arguments = """{"company_filters":{"industries":["Toys"]},"limit":2}""";
        (int exitCode, _, _) = await RunAsync(["call", "search_companies", "--json", Arguments]);

        Assert.Equal(0, exitCode);
        Assert.Equal(Arguments, Assert.Single(Api.Requests).BodyText);
    }

    [Fact]
    public async Task A_call_with_a_wrong_argument_says_so_and_sends_nothing()
    {
        (int exitCode, string output, string errors) = await RunAsync(["call", "find_email", "domain=acme.example"]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("find_email was not called", errors, StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task A_call_that_the_API_refuses_fails()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithStatusCode(401).WithJson($$"""{"message":"bad key {{Key}}"}"""));

        (int exitCode, string output, string errors) = await RunAsync(["call", "get_credits"]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("401", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no such tool: did you mean \"find_email\"?", "call", "find_emails", "domain=acme.example")]
    [InlineData("name=value", "call", "get_credits", Key)]
    [InlineData("--json expects one JSON object", "call", "get_credits", "--json", "[\"" + Key + "\"]")]
    public async Task A_command_that_cannot_be_understood_is_one_line_and_exit_code_2(string reason, params string[] arguments)
    {
        (int exitCode, string output, string errors) = await RunAsync(arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("leadmagic-mcp: ", errors, StringComparison.Ordinal);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_script_is_told_what_a_person_can_do_about_a_question_that_it_cannot_be_asked()
    {
        (int exitCode, string output, string errors) = await RunAsync(["call", "find_employees", "company_domain=acme.example", "limit=25"], ("LEADMAGIC_CONFIRM_ABOVE", "0.01"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("you are asked first, which takes a terminal. Nothing was sent or charged.", errors, StringComparison.Ordinal);
        Assert.Contains("In a script, raise the threshold, LEADMAGIC_CONFIRM_ABOVE.", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("this client", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("tell the user", errors, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task A_call_without_a_key_is_one_line_and_exit_code_2()
    {
        (int exitCode, string output, string errors) = await RunAsync(["call", "get_credits"], ("LEADMAGIC_API_KEY", null));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("leadmagic-mcp: LEADMAGIC_API_KEY is not set.", errors, StringComparison.Ordinal);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("call")]
    [InlineData("--bogus")]
    public async Task An_unknown_command_or_option_is_exit_code_2(params string[] arguments)
    {
        (int exitCode, _, string errors) = await RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("leadmagic-mcp: ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--api-key", Key)]
    [InlineData("--api-key=" + Key)]
    [InlineData("--demo=" + Key)]
    [InlineData(Key)]
    [InlineData("call", "get_credits", "--key", Key)]
    [InlineData("call", Key)]
    [InlineData("docs", Key)]
    [InlineData("tools", "it's " + Key)]
    public async Task A_key_on_the_command_line_is_refused_and_not_repeated(params string[] arguments)
    {
        (int exitCode, string output, string errors) = await RunAsync(arguments);

        Assert.NotEqual(0, exitCode);
        KeyCheck.AssertAbsent(Key, output + errors);
        Assert.Empty(Api.Requests);
    }
}
