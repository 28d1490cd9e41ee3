using System.Text.Json;
using OpenApiMcp.Generator.Reading;

namespace OpenApiMcp.Generator.Tests.Reading;

public class SchemaDepthTests
{
    /// <summary>JSON is commonly read to a depth of 64; this much of it is left to those who wrap the list.</summary>
    private const int Room = 6;

    /// <summary>Schemas with one more schema at <c>@</c>, and how many levels deeper that is.</summary>
    public static TheoryData<string, int> Steps => new()
    {
        { """{"items":@}""", 1 },
        { """{"contains":@}""", 1 },
        { """{"unevaluatedItems":@}""", 1 },
        { """{"additionalProperties":@}""", 1 },
        { """{"unevaluatedProperties":@}""", 1 },
        { """{"not":@}""", 1 },
        { """{"if":true,"then":@}""", 1 },
        { """{"prefixItems":[@]}""", 2 },
        { """{"allOf":[@]}""", 2 },
        { """{"anyOf":[{"type":"string"},@]}""", 2 },
        { """{"oneOf":[@,{"type":"string"}]}""", 2 },
        { """{"properties":{"a":@}}""", 2 },
        { """{"patternProperties":{"^a":@}}""", 2 },
        { """{"dependentSchemas":{"a":@}}""", 2 },
        { """{"dependencies":{"a":@}}""", 2 },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_schema_as_deep_as_may_be_is_served_and_one_level_more_is_refused(string step, int levels)
    {
        var steps = (SchemaDepth.Max - 1) / levels;

        Assert.Empty(Ids(Given.Query(Nest(step, steps))));
        Assert.Equal(["OAM211"], Ids(Given.Query(Nest(step, steps + 1))));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void What_is_served_leaves_room_in_the_message_that_lists_the_tools(string step, int levels)
    {
        const string Widest = """{"type":["string","null"],"required":["a"],"dependentRequired":{"a":["b"]}}""";
        var document = Given.Query(Nest(step, (SchemaDepth.Max - 1) / levels, Widest));

        using var list = JsonDocument.Parse(ListOf(document), new() { MaxDepth = 64 - Room });
        Assert.Equal("doIt", list.RootElement.GetProperty("result").GetProperty("tools")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("default", 49)]
    [InlineData("const", 49)]
    [InlineData("enum", 49)]
    public void The_values_that_clients_see_count(string keyword, int levels)
    {
        Assert.Empty(Ids(Given.Query(Value(levels))));
        Assert.Equal(["OAM211"], Ids(Given.Query(Value(levels + 1))));

        string Value(int depth) => $"{{\"{keyword}\":{new string('[', depth)}{new string(']', depth)}}}";
    }

    [Fact]
    public void An_example_does_not_count_since_clients_do_not_see_it()
    {
        Assert.Empty(Ids(Given.Query($"{{\"example\":{new string('[', 100)}{new string(']', 100)}}}")));
    }

    [Fact]
    public void What_a_reference_names_starts_at_the_first_level_again()
    {
        var half = Nest("""{"items":@}""", 40, """{"$ref":"#/components/schemas/S"}""");

        Assert.Empty(Ids(Given.Query(half, Schemas(half))));
    }

    [Fact]
    public void A_schema_goes_on_where_it_was_before_the_reference()
    {
        var schema = Nest("""{"items":@}""", 45, """{"prefixItems":[{"$ref":"#/components/schemas/S"},{"items":{"items":{"items":true}}}]}""");

        Assert.Equal(["OAM211"], Ids(Given.Query(schema, Schemas("{}"))));
    }

    [Fact]
    public void A_definition_that_is_too_deep_is_one_problem_that_names_every_operation_concerned()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/a":{
              "get":{"operationId":"a","parameters":[{"name":"q","in":"query","schema":{"$ref":"#/components/schemas/S"}}]},
              "put":{"operationId":"b","parameters":[{"name":"q","in":"query","schema":{"$ref":"#/components/schemas/S"}}]},
              "post":{"operationId":"c"}}}
            """, Schemas(Nest("""{"items":@}""", 60))));

        Assert.Contains(" Concerns GET /a, PUT /a. ", Assert.Single(result.Problems, problem => problem.IsError).Message, StringComparison.Ordinal);
        Assert.Equal(["C"], result.Api.Operations.Select(operation => operation.Id));
    }

    private static IReadOnlyList<string> Ids(string document) => Given.Ids(Given.ReadAny(document));

    private static string Schemas(string schema) => $"\"components\":{{\"schemas\":{{\"S\":{schema}}}}}";

    private static string Nest(string step, int times, string last = "{}") => times == 0 ? last : step.Replace("@", Nest(step, times - 1, last), StringComparison.Ordinal);

    /// <summary>The answer to <c>tools/list</c> with what a client sees of the document's tool.</summary>
    private static string ListOf(string document) =>
        $$$"""{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"doIt","inputSchema":{{{string.Concat(OpenApiMcp.Generator.Emitting.InputSchemaWriter.Write(Given.Read(document)))}}}}]}}""";
}
