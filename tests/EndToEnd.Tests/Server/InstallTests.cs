using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The command <c>install</c> in a home of its own: it checks the key, edits the clients' files, and what stands there starts the server.</summary>
public sealed class InstallTests : ServerTest
{
    private const string Cursor = ".cursor/mcp.json";

    private const string Zed = ".config/zed/settings.json";

    [Fact]
    public async Task What_was_installed_starts_the_server_with_the_key_of_the_file()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":41}"""));
        string before = Write(Zed, "// mine\n{\n  \"vim_mode\": true,\n}\n");
        Write(Cursor, "{}");

        (int exitCode, string output, string errors) = await InstallAsync("--all");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("The key works; 41 credits are left.", output, StringComparison.Ordinal);
        Assert.Equal(Key, Assert.Single(Api.Requests).Header("X-API-Key"));
        Assert.StartsWith("// mine\n", await ReadAsync(Zed), StringComparison.Ordinal);
        KeyCheck.AssertAbsent(Key, output + await ReadAsync(Zed) + await ReadAsync(Cursor));
        await AssertStartsAsync();

        Assert.Equal(0, (await InstallAsync("--all", "--uninstall")).ExitCode);
        Assert.Equal((before, "{}"), (await ReadAsync(Zed), await ReadAsync(Cursor)));
        Assert.False(Directory.Exists(FileBeside(".config/leadmagic-mcp")));
    }

    [Fact]
    public async Task After_it_every_command_finds_the_stored_key_and_says_so()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":41}"""));
        Api.Stub("POST", "/v1/people/email-validation", Response.Create().WithJson("""{"email_status":"valid","credits_consumed":0.05}"""));
        Write(Zed, "{}");
        Write("in.csv", "Email\njane@acme.example\n");
        await InstallAsync("--all");

        (int ExitCode, string Output, string Errors) doctor = await RunWithoutKeyAsync("doctor");
        (int ExitCode, string Output, string Errors) call = await RunWithoutKeyAsync("call", "get_credits");
        (int ExitCode, string Output, string Errors) enrich = await RunWithoutKeyAsync("enrich", "in.csv", "--tool", "validate_email", "--map", "email=Email", "--out", "out.csv", "--yes");

        Assert.Contains("the API key is the one that `install` stored", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("the key is accepted", doctor.Output, StringComparison.Ordinal);
        Assert.Equal((0, "{\"credits\":41}\n", "Using the API key that `install` stored.\n"), call);
        Assert.Equal(0, enrich.ExitCode);
        Assert.StartsWith("Using the API key that `install` stored.\n", enrich.Errors, StringComparison.Ordinal);
        Assert.All(Api.Requests, request => Assert.Equal(Key, request.Header("X-API-Key")));
        McpProcess server = StartServer(("LEADMAGIC_API_KEY", null));
        await server.InitializeAsync();
    }

    [Theory]
    [InlineData(401, "The API refuses this key.")]
    [InlineData(500, "the API answered 500")]
    public async Task A_key_that_the_API_does_not_accept_changes_nothing(int status, string reason)
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithStatusCode(status).WithJson($$"""{"message":"{{Key}}"}"""));
        string before = Write(Cursor, "{ }");

        (int exitCode, string output, string errors) = await InstallAsync("--client", "cursor");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", errors, StringComparison.Ordinal);
        Assert.Equal(before, await ReadAsync(Cursor));
        Assert.Equal([FileBeside(Cursor)], Directory.GetFiles(FileBeside(""), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Entries_are_printed_for_people_who_edit_files_themselves()
    {
        (int exitCode, string output, string errors) = await InstallAsync("--print", "--client", "vscode");

        Assert.Equal(0, exitCode);
        Assert.Equal("leadmagic-key", (string?)JsonNode.Parse(output)!["inputs"]![0]!["id"]);
        Assert.Contains(".config/Code/User/mcp.json", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(FileBeside("")));
    }

    [Theory]
    [InlineData("--client", Key)]
    [InlineData("--key", Key)]
    [InlineData(Key)]
    public async Task A_key_on_the_command_line_is_refused_and_not_repeated(params string[] arguments)
    {
        (int exitCode, string output, string errors) = await InstallAsync(arguments);

        Assert.Equal((2, ""), (exitCode, output));
        KeyCheck.AssertAbsent(Key, errors);
    }

    [Fact]
    public async Task A_server_that_serves_loads_nothing_of_the_commands_for_people()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which files a process has loaded.");
        Assert.SkipUnless(BuildFacts.IsBuiltServer, "A native executable is one file, of which a process loads the pages that it needs.");
        McpProcess server = StartServer();
        await server.InitializeAsync();

        string files = await File.ReadAllTextAsync($"/proc/{server.Id}/maps", TestContext.Current.CancellationToken);

        Assert.Contains("ModelContextProtocol.Core.dll", files, StringComparison.Ordinal);
        Assert.All(["Spectre.Console", "System.CommandLine", "CsvHelper", "OpenTelemetry"], part => Assert.DoesNotContain(part, files, StringComparison.Ordinal));
    }

    /// <summary>As Zed would: with what its settings say and nothing else.</summary>
    private async Task AssertStartsAsync()
    {
        JsonNode entry = JsonNode.Parse(await ReadAsync(Zed), documentOptions: new() { AllowTrailingCommas = true, CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!["context_servers"]!["leadmagic"]!;
        Assert.Equal(BuildFacts.ServerExecutable, (string?)entry["command"]);
        McpProcess server = StartServer(("LEADMAGIC_API_KEY", null), ("LEADMAGIC_API_KEY_FILE", (string?)entry["env"]!["LEADMAGIC_API_KEY_FILE"]));
        await server.InitializeAsync();
        await server.CallToolAsync("get_credits");
        Assert.Equal([Key, Key], Api.Requests.Select(request => request.Header("X-API-Key")));
    }

    private Task<(int ExitCode, string Output, string Errors)> InstallAsync(params string[] arguments) =>
        RunAsync(["install", .. arguments], ("HOME", FileBeside("")), ("USERPROFILE", FileBeside("")));

    private Task<(int ExitCode, string Output, string Errors)> RunWithoutKeyAsync(params string[] arguments) => RunAsync(arguments, ("LEADMAGIC_API_KEY", null), ("HOME", FileBeside("")));

    private string Write(string path, string content)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "The folders here are those of Linux.");
        Directory.CreateDirectory(Path.GetDirectoryName(FileBeside(path))!);
        File.WriteAllText(FileBeside(path), content);
        return content;
    }

    private Task<string> ReadAsync(string path) => File.ReadAllTextAsync(FileBeside(path), TestContext.Current.CancellationToken);
}
