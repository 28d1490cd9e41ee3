using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests.Document;

/// <summary>Every tool's example call with one thing changed: it is right all the same, or reported where it was changed.</summary>
public sealed class MutationTests
{
    public static TheoryData<string> All => Demo.Names;

    [Theory]
    [MemberData(nameof(All))]
    public void The_example_call_is_one_that_the_tool_takes(string name)
    {
        var tool = Demo.Tool(name);

        Assert.Empty(ArgumentCheck.Run(JsonElement.Parse(tool.ExampleArguments), tool.ArgumentRules));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_single_mutation_is_right_or_reported_where_it_was_made(string name)
    {
        var tool = Demo.Tool(name);

        Assert.All(MutationsOf(tool), mutation => Assert.Empty(mutation.Misplaced(mutation.Check(tool.ArgumentRules))));
    }

    /// <summary>The published schema is judged by the tests' own interpreter. It may be laxer at its root, where clients take no alternatives.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void What_the_published_schema_refuses_the_tool_refuses_in_the_same_place(string name)
    {
        var tool = Demo.Tool(name);
        var published = SchemaInterpreter.RuleOf(tool.ProtocolTool.InputSchema, assertFormats: true);

        Assert.All(MutationsOf(tool), mutation => Assert.Empty(Pointers(mutation, published).Except(Pointers(mutation, tool.ArgumentRules))));
    }

    [Fact]
    public void The_mutations_are_many_and_most_are_reported()
    {
        var reports = Demo.Tools.SelectMany(tool => MutationsOf(tool).Select(mutation => mutation.Check(tool.ArgumentRules).Count)).ToList();

        Assert.True(reports.Count > 1_000, $"only {reports.Count} mutations");
        Assert.True(reports.Count(count => count > 0) > reports.Count / 2, "few mutations are reported");
    }

    private static IEnumerable<Mutation> MutationsOf(ApiTool tool) => Mutations.Of(Encoding.UTF8.GetString(tool.ExampleArguments));

    private static IEnumerable<string> Pointers(Mutation mutation, SchemaRule rule) => mutation.Check(rule).Select(problem => problem.Pointer);
}
