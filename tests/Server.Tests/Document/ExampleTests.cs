using System.Text.Json;

namespace LeadMagic.Server.Tests.Document;

/// <summary>The examples: calls that the tools take, and answers as the schemas say. Demo mode and the contract tests live on them.</summary>
public sealed class ExampleTests(DemoSession demo) : IClassFixture<DemoSession>
{
    public static TheoryData<string> All => ApiDocument.Names();

    public static TheoryData<string> WithBody => ApiDocument.Names(operation => operation.Body is not null);

    public static TheoryData<string> WithParameters => ApiDocument.Names(operation => operation.Parameters.Any());

    public static TheoryData<string> WithAlternatives => ApiDocument.Names(operation => operation.Alternatives.Count > 0);

    [Theory]
    [MemberData(nameof(All))]
    public void An_operation_has_one_example_call_and_one_example_answer(string name)
    {
        var operation = ApiDocument.Operation(name);

        Assert.All(operation.Parameters.Concat(operation.Body is { } body ? [body] : []).Append(operation.Answer), AssertOneExample);
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public void An_example_body_is_what_its_schema_says(string name)
    {
        var body = ApiDocument.Operation(name).Body!.Value;

        Assert.Empty(ApiDocument.Problems(body.GetProperty("schema"), body.GetProperty("example")));
    }

    [Theory]
    [MemberData(nameof(WithParameters))]
    public void An_example_parameter_is_what_its_schema_says(string name) => Assert.All(
        ApiDocument.Operation(name).Parameters,
        parameter => Assert.Empty(ApiDocument.Problems(parameter.GetProperty("schema"), parameter.GetProperty("example"))));

    [Theory]
    [MemberData(nameof(All))]
    public void An_example_answer_is_what_its_schema_says(string name)
    {
        var answer = ApiDocument.Operation(name).Answer;

        Assert.Empty(ApiDocument.Problems(answer.GetProperty("schema"), answer.GetProperty("example")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_tool_takes_the_example_call_and_gives_the_example_answer(string name)
    {
        var operation = ApiDocument.Operation(name);
        var example = operation.Answer.GetProperty("example");

        var result = await demo.CallAsync(name, operation.ExampleArguments());

        Assert.False(result.IsError ?? false, DemoSession.Text(result));
        Assert.True(JsonElement.DeepEquals(example, JsonElement.Parse(DemoSession.Text(result))), "The text is not the example.");
        var structured = Assert.NotNull(result.StructuredContent);
        if (example.ValueKind != JsonValueKind.Object) structured = structured.GetProperty("result");
        Assert.True(JsonElement.DeepEquals(example, structured), "The structured content is not the example.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_tool_refuses_an_argument_that_the_operation_does_not_have(string name)
    {
        var arguments = ApiDocument.Operation(name).ExampleArguments();
        arguments.Add("no_such_argument", JsonElement.Parse("1"));

        var result = await demo.CallAsync(name, arguments);

        Assert.True(result.IsError);
        Assert.Contains("/no_such_argument", DemoSession.Text(result), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WithAlternatives))]
    public async Task The_tool_refuses_a_call_that_misses_an_either_or_rule(string name)
    {
        var operation = ApiDocument.Operation(name);
        var arguments = operation.ExampleArguments();
        foreach (var argument in operation.AlternativeArguments) arguments.Remove(argument);

        var result = await demo.CallAsync(name, arguments);

        Assert.True(result.IsError);
        Assert.Contains("(anyOf)", DemoSession.Text(result), StringComparison.Ordinal);
    }

    private static void AssertOneExample(JsonElement holder)
    {
        Assert.True(holder.TryGetProperty("example", out _), $"No example: {holder}");
        Assert.False(holder.TryGetProperty("examples", out _), $"Several examples: {holder}");
    }
}
