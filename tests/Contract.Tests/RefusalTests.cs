using System.Text.Json;
using LeadMagic.Contract.Tests.Support;
using WireMock.RequestBuilders;

namespace LeadMagic.Contract.Tests;

/// <summary>A call with wrong arguments is refused before anything is sent, with all of its problems at once.</summary>
public sealed class RefusalTests : ContractTest
{
    private const string Unknown = "no_such_argument";

    public static TheoryData<string> ToolsThatNeedArguments { get; } = Where(operation => operation.RequiredNames().Any());

    public static TheoryData<string> ToolsWithArguments { get; } = Where(operation => operation.Arguments.Count > 0);

    public static TheoryData<string> ToolsWithSpareArguments { get; } = Where(operation => operation.SpareNames().Any());

    [Theory]
    [MemberData(nameof(ToolsThatNeedArguments))]
    public async Task An_empty_call_names_every_argument_that_could_be_missing(string tool) =>
        await AssertRefusedAsync(tool, new(StringComparer.Ordinal), Find(tool).RequiredNames());

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task An_unknown_argument_is_refused_beside_good_ones(string tool)
    {
        Dictionary<string, object?> arguments = new(Find(tool).Arguments, StringComparer.Ordinal) { [Unknown] = 1 };

        await AssertRefusedAsync(tool, arguments, [Unknown]);
    }

    [Theory]
    [MemberData(nameof(ToolsThatNeedArguments))]
    public async Task Missing_and_unknown_arguments_are_told_at_once(string tool) =>
        await AssertRefusedAsync(tool, new(StringComparer.Ordinal) { [Unknown] = "x" }, [Unknown, .. Find(tool).RequiredNames()]);

    [Theory]
    [MemberData(nameof(ToolsWithArguments))]
    public async Task Every_argument_of_a_wrong_type_is_told_at_once(string tool)
    {
        var wrong = Find(tool).Arguments.ToDictionary(argument => argument.Key, argument => WrongTypeFor((JsonElement)argument.Value!), StringComparer.Ordinal);

        await AssertRefusedAsync(tool, wrong, wrong.Keys);
    }

    [Theory]
    [MemberData(nameof(ToolsThatNeedArguments))]
    public async Task Null_is_no_value(string tool)
    {
        var nulls = Find(tool).Arguments.ToDictionary(argument => argument.Key, object? (_) => ExactJson.Parse("null"), StringComparer.Ordinal);

        await AssertRefusedAsync(tool, nulls, nulls.Keys);
    }

    [Theory]
    [MemberData(nameof(ToolsWithSpareArguments))]
    public async Task A_null_for_an_argument_that_can_be_absent_is_left_out_and_the_result_says_so(string tool)
    {
        var operation = Find(tool);
        var name = operation.SpareNames().First();
        Stub(operation, Response.Create().WithJson(operation.Answer));

        var result = await CallAsync(tool, new Dictionary<string, object?>(operation.Arguments, StringComparer.Ordinal) { [name] = ExactJson.Parse("null") });

        var request = Assert.Single(Api.Requests);
        Assert.Equal((operation.PathAndQuery, operation.Body ?? ""), (request.PathAndQuery, request.BodyText));
        Assert.Equal($"{operation.Answer}\nRepaired before sending: /{name} null → left out.", Text(result));
    }

    private static object? WrongTypeFor(JsonElement value) => ExactJson.Parse(value.ValueKind == JsonValueKind.Object ? "[true]" : """{"a":1}""");

    private async Task AssertRefusedAsync(string tool, Dictionary<string, object?> arguments, IEnumerable<string> named)
    {
        // A call that got through would be answered, so that only the refusal can make the result an error.
        Api.Stub(Request.Create(), Response.Create().WithJson("{}"));

        var result = await CallAsync(tool, arguments);

        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        Assert.StartsWith($"{tool} was not called", Text(result), StringComparison.Ordinal);

        // The example at the end has the names too.
        var problems = Text(result).Split("\nExample of a valid call: ")[0];
        Assert.All(named, name => Assert.Contains(name, problems, StringComparison.Ordinal));
        Assert.Empty(Api.Requests);
    }
}
