using System.Globalization;
using System.Text;
using LeadMagic.Server;
using LeadMagic.Stress.Tests.Fuzzing.Judging;
using LeadMagic.Stress.Tests.Fuzzing.Making;
using ModelContextProtocol.Server;
using OpenApiMcp.TestKit.Connections;

namespace LeadMagic.Stress.Tests.Fuzzing;

/// <summary>Mutated arguments for every tool: sent so that they satisfy the published schema, or refused with a text, and never an exception.</summary>
public sealed class ArgumentFuzzTests
{
    private const int UsualCalls = 50_000;

    private const int CallsOfSeed = 250;

    [Fact]
    public async Task Mutated_arguments_are_sent_as_the_schema_says_or_refused_with_a_text()
    {
        var sent = new RecordingConnection();
        await using var transport = new StreamServerTransport(Stream.Null, Stream.Null);
        await using var server = McpServer.Create(transport, new McpServerOptions());
        var tools = LeadMagicTools.CreateTools(sent).Select(tool => (Name: tool.About.Name, Mutations: new ArgumentMutations(tool), Judge: new ArgumentJudge(tool, sent, server))).ToList();

        var calls = RunSize.Scaled(UsualCalls);
        var seed = RunSize.OnlySeed ?? 1;
        for (var made = 0; made < calls; made += CallsOfSeed, seed++)
        {
            var chance = new Chance(seed);
            for (var i = 0; i < CallsOfSeed; i++)
            {
                var (name, mutations, judge) = chance.Pick(tools);
                var arguments = mutations.Make(chance);
                if (await judge.ProblemAsync(arguments) is { } problem) Assert.Fail($"{RunSize.SeedName}={seed}: {name} {arguments.GetRawText()}\n{problem}");
            }

            if (RunSize.OnlySeed is not null) calls = CallsOfSeed;
        }

        Publish(calls, tools.Select(tool => (tool.Name, tool.Judge.Sent)).ToList());
    }

    private static void Publish(int calls, List<(string Name, int Sent)> tools)
    {
        var report = new StringBuilder("Sent, of about as many for each tool:\n");
        foreach (var (name, sent) in tools) report.Append(CultureInfo.InvariantCulture, $"{name}: {sent}\n");
        Figures.Publish($"fuzzing: {calls} mutated calls of {tools.Count} tools, {tools.Sum(tool => tool.Sent)} sent", report.ToString());
        if (RunSize.OnlySeed is null) Assert.All(tools, tool => Assert.True(tool.Sent > 0, $"{tool.Name} never got arguments that it could send."));
    }
}
