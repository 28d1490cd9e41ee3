using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.Protocol.Tests;

/// <summary>What depends on the protocol revision, message by message, and the setting that pins it.</summary>
public sealed class RevisionTests
{
    private const int MethodNotFound = -32601;
    private const int UnsupportedProtocolVersion = -32022;

    public static TheoryData<string> Handshakes => ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];

    public static TheoryData<string> Revisions => [.. Handshakes.Select(row => row.Data), McpProtocol.Metadata];

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task A_pinned_server_speaks_its_revision(string pinned)
    {
        await using McpProcess server = StartPinned(pinned);

        JsonObject hello = await server.ConnectAsync(pinned);

        Assert.Equal(pinned, (string?)(hello["protocolVersion"] ?? Assert.Single(hello["supportedVersions"]!.AsArray())));
        Assert.NotEmpty(await server.ListToolsAsync());
    }

    [Theory]
    [MemberData(nameof(Handshakes))]
    public async Task A_handshake_comes_to_the_pinned_revision_whatever_is_asked_for(string pinned)
    {
        foreach (string asked in Handshakes.Select(row => row.Data))
        {
            await using McpProcess server = StartPinned(pinned);

            Assert.Equal(pinned, (string?)(await server.InitializeAsync(asked))["protocolVersion"]);
        }
    }

    [Theory]
    [MemberData(nameof(Handshakes))]
    public async Task A_server_that_is_pinned_to_a_handshake_refuses_requests_with_metadata(string pinned)
    {
        await using McpProcess server = StartPinned(pinned);
        server.RequestMetadata = McpProtocol.RequestMetadata(McpProtocol.Metadata);

        JsonNode refusal = (await server.RequestAsync("tools/list"))["error"]!;

        Assert.Equal(UnsupportedProtocolVersion, (int)refusal["code"]!);
        Assert.Equal(pinned, (string?)Assert.Single(refusal["data"]!["supported"]!.AsArray()));
    }

    [Fact]
    public async Task A_server_that_is_pinned_to_metadata_refuses_the_handshake()
    {
        await using McpProcess server = StartPinned(McpProtocol.Metadata);

        JsonObject response = await server.RequestAsync("initialize", new JsonObject
        {
            ["protocolVersion"] = McpProtocol.Handshake,
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "old", ["version"] = "1" },
        });

        Assert.NotNull(response["error"]);
    }

    [Theory]
    [MemberData(nameof(Handshakes))]
    public async Task A_logging_level_is_taken_and_nothing_is_logged_to_the_client(string revision)
    {
        await using McpProcess server = StartDemo();
        await server.ConnectAsync(revision);

        Assert.Empty(await server.ResultAsync("logging/setLevel", new JsonObject { ["level"] = "debug" }));
        await server.CallToolAsync("get_credits");

        await AssertAnswersOnlyAsync(server, 3);
    }

    [Fact]
    public async Task Since_2026_07_28_a_logging_level_comes_with_a_request_and_nothing_is_logged_either()
    {
        await using McpProcess server = StartDemo();
        await server.DiscoverAsync();
        server.RequestMetadata!["io.modelcontextprotocol/logLevel"] = "debug";

        Assert.NotNull((await server.CallToolAsync("get_credits"))["content"]);
        Assert.Equal(MethodNotFound, (int)(await server.RequestAsync("logging/setLevel", new JsonObject { ["level"] = "debug" }))["error"]!["code"]!);

        await AssertAnswersOnlyAsync(server, 3);
    }

    [Theory]
    [InlineData("2025-11-25", """ "token" """)]
    [InlineData("2025-11-25", "7")]
    [InlineData("2026-07-28", """ "token" """)]
    [InlineData("2026-07-28", "7")]
    public async Task A_progress_token_of_either_type_is_taken(string revision, string token)
    {
        await using McpProcess server = StartDemo();
        await server.ConnectAsync(revision);
        server.RequestMetadata ??= [];
        server.RequestMetadata["progressToken"] = JsonNode.Parse(token);

        Assert.NotNull((await server.CallToolAsync("get_credits"))["content"]);
    }

    private static async Task AssertAnswersOnlyAsync(McpProcess server, int count)
    {
        await server.CloseInputAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Equal(count, server.StdoutLines.Count);
    }

    private static McpProcess StartPinned(string revision) => StartDemo(KeyValuePair.Create("LEADMAGIC_PROTOCOL_VERSION", revision));

    private static McpProcess StartDemo(params KeyValuePair<string, string>[] settings)
    {
        McpProcess server = McpProcess.Start(ServerProgram.Path, ["--demo"], new Dictionary<string, string>(settings, StringComparer.Ordinal), AppContext.BaseDirectory);
        server.Patience = ServerProgram.Patience;
        return server;
    }
}
