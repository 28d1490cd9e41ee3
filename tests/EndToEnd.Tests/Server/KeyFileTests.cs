using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The key in a file, as Docker and Kubernetes hand it over.</summary>
public sealed class KeyFileTests : ServerTest
{
    private const string NextKey = "lm-e2e-3LsD6yN1cF5hJ0gZ";

    [Fact]
    public async Task A_rotated_key_is_used_without_a_restart()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":1}"""));
        string path = WriteKey(Key);
        McpProcess server = StartServer(("LEADMAGIC_API_KEY", null), ("LEADMAGIC_API_KEY_FILE", path), ("LEADMAGIC_LOG_LEVEL", "information"));
        await server.InitializeAsync();
        await server.CallToolAsync("get_credits");

        WriteKey(NextKey);
        await server.CallToolAsync("get_credits");

        Assert.Equal([Key, NextKey], Api.Requests.Select(request => request.Header("X-API-Key")));
        await server.CloseInputAsync();
        await server.WaitForExitAsync();
        Assert.Contains("information 1007 CredentialRotated OpenApiMcp.Events: ", server.StderrText, StringComparison.Ordinal);
        KeyCheck.AssertAbsent(NextKey, server.StderrText);
    }

    [Fact]
    public async Task The_key_before_a_rotation_is_still_redacted_after_it()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":1}"""), Response.Create().WithStatusCode(401).WithJson($$"""{"message":"{{Key}} was replaced by {{NextKey}}"}"""));
        McpProcess server = StartServer(("LEADMAGIC_API_KEY", null), ("LEADMAGIC_API_KEY_FILE", WriteKey(Key)));
        await server.InitializeAsync();
        await server.CallToolAsync("get_credits");
        WriteKey(NextKey);

        JsonObject result = await server.CallToolAsync("get_credits");

        Assert.Contains("[redacted] was replaced by [redacted]", (string)result["content"]![0]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_file_has_no_usable_key_calls_are_refused_and_the_old_key_is_not_sent()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":1}"""));
        string path = WriteKey(Key);
        McpProcess server = StartServer(("LEADMAGIC_API_KEY", null), ("LEADMAGIC_API_KEY_FILE", path));
        await server.InitializeAsync();

        WriteKey("");
        JsonObject empty = await server.CallToolAsync("get_credits");
        WriteKey(Key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        JsonObject open = await server.CallToolAsync("get_credits");
        Assert.Empty(Api.Requests);
        WriteKey(Key);
        JsonObject good = await server.CallToolAsync("get_credits");

        Assert.Contains("it is empty. Nothing was sent.", (string)empty["content"]![0]!["text"]!, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Contains("others can read or write it (mode 0404)", (string)open["content"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.False((bool?)good["isError"] ?? false);
        await server.CloseInputAsync();
        await server.WaitForExitAsync();
        Assert.Contains("error 1006 CredentialRefused", server.StderrText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_refused_at_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        McpProcess server = StartServer(("LEADMAGIC_API_KEY", null), ("LEADMAGIC_API_KEY_FILE", WriteKey(Key, UnixFileMode.UserRead | UnixFileMode.OtherRead)));

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.StartsWith("leadmagic-mcp: LEADMAGIC_API_KEY_FILE: ", server.StderrText, StringComparison.Ordinal);
        Assert.Contains("mode 0400", server.StderrText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_env_may_not_name_it()
    {
        await File.WriteAllTextAsync(FileBeside(".env"), $"LEADMAGIC_API_KEY_FILE={WriteKey(Key)}\n", TestContext.Current.CancellationToken);
        McpProcess server = StartServer(("LEADMAGIC_API_KEY", null));

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.Contains("only the environment may", server.StderrText, StringComparison.Ordinal);
    }

    /// <summary>Puts the key into the file in one step, as a careful rotation does.</summary>
    private string WriteKey(string key, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        string path = FileBeside("key");
        File.WriteAllText(path + ".new", key + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path + ".new", mode);
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }
}
