using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The demo mode needs no key and no network: the API's address is a port where nobody listens.</summary>
public sealed class DemoTests : ServerTest
{
    private static readonly (string, string?)[] Offline = [("LEADMAGIC_API_KEY", null), ("LEADMAGIC_BASE_URL", "http://127.0.0.1:1")];

    public static TheoryData<string> Eras => [.. McpProtocol.Eras];

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Every_tool_answers_its_example_arguments_with_its_example_answer(string revision)
    {
        McpProcess server = StartDemo(Offline);
        await server.ConnectAsync(revision);
        Assert.Equal(41 + 3 + 1, (await server.ListToolsAsync()).Count);

        foreach ((string name, ToolExample example) in LeadMagicDocument.Tools)
        {
            JsonObject result = await server.CallToolAsync(name, example.Arguments);

            Assert.True(result["isError"] is null || !(bool)result["isError"]!, $"{name}: {result.ToJsonString()}");
            Assert.True(JsonNode.DeepEquals(example.Shown, JsonNode.Parse((string)result["content"]![0]!["text"]!)), $"{name}: {result.ToJsonString()}");
        }
    }

    [Fact]
    public async Task A_wrong_argument_is_refused_in_demo_mode_too()
    {
        McpProcess server = StartDemo(Offline);
        await server.InitializeAsync();

        Assert.True((bool)(await server.CallToolAsync("find_email", new JsonObject { ["domain"] = "example.com" }))["isError"]!);
    }

    [Fact]
    public async Task The_command_call_prints_the_answer_of_every_tool()
    {
        await Parallel.ForEachAsync(
            LeadMagicDocument.Tools,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            async (tool, _) =>
            {
                (int exitCode, string output, string errors) = await RunAsync(["call", tool.Key, .. tool.Value.Typed, "--demo"], Offline);

                Assert.True(exitCode == 0 && errors.Length == 0, $"{tool.Key}: {errors}");
                Assert.True(JsonNode.DeepEquals(tool.Value.Answer, JsonNode.Parse(output)), $"{tool.Key}: {output}");
            });
    }
}
