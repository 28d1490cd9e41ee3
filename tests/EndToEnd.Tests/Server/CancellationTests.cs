using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>A client that no longer wants an answer.</summary>
public sealed class CancellationTests : ServerTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Eras => [.. McpProtocol.Eras];

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_cancelled_call_lets_go_of_the_API_and_is_not_answered(string revision)
    {
        using HeldApi api = new();
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", api.BaseUrl));
        await server.ConnectAsync(revision);
        long cancelled = await server.SendRequestAsync("tools/call", new JsonObject { ["name"] = "get_credits" });
        await api.Received.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await server.NotifyAsync("notifications/cancelled", new JsonObject { ["requestId"] = cancelled, ["reason"] = "changed my mind" });

        await api.Closed.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.NotEmpty(await server.ListToolsAsync());
        await server.CloseInputAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.DoesNotContain(server.StdoutLines, line => (long?)JsonNode.Parse(line)!["id"] == cancelled);
    }
}
