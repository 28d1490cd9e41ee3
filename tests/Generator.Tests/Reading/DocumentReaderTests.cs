using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Tests.Reading;

public class DocumentReaderTests
{
    [Fact]
    public void The_document_says_title_version_and_operations()
    {
        var api = Given.ReadAny(Given.Operation("")).Api;

        Assert.Equal(("Things", "1"), (api.Title, api.Version));
        Assert.Equal(["DoIt"], api.Operations.Select(operation => operation.Id));
    }

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.0.4")]
    [InlineData("3.1")]
    [InlineData("3.2.0")]
    public void OpenAPI_3_is_read(string version) => Assert.Empty(Given.Ids(Given.ReadAny(Given.Operation("", version: version))));

    [Theory]
    [InlineData("2.0")]
    [InlineData("3.3.0")]
    [InlineData("3.10.0")]
    [InlineData("3")]
    [InlineData("")]
    public void Other_versions_are_refused(string version) => Assert.Equal(["OAM005"], Given.Ids(Given.ReadAny(Given.Operation("", version: version))));

    [Fact]
    public void A_document_with_the_wrong_root_is_refused()
    {
        Assert.Equal(["OAM005"], Given.Ids(Given.ReadAny("[]")));
        Assert.Equal(["OAM005"], Given.Ids(Given.ReadAny("""{"swagger":"2.0"}""")));
        Assert.Equal(["OAM005"], Given.Ids(Given.ReadAny("""{"openapi":3.1}""")));
    }

    [Fact]
    public void An_operation_that_is_refused_leaves_the_others_alone()
    {
        var result = Given.ReadAny(
            Given.Document("""
                {"/a":{"get":{"operationId":"a","parameters":[{"name":"q","in":"query","schema":{"pattern":"(?=x)"}}]},"post":{"operationId":"b"}}}
                """),
            skipUnsupported: true);

        var problem = Assert.Single(result.Problems, problem => problem.Rule.Kind != RuleKind.Advice);
        Assert.Equal("OAM205", problem.Rule.Id);
        Assert.EndsWith(" Left out: GET /a.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["B"], result.Api.Operations.Select(operation => operation.Id));
    }

    [Fact]
    public void A_fault_in_a_shared_schema_is_one_problem_that_names_every_operation_concerned()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/a":{
              "get":{"operationId":"a","parameters":[{"name":"q","in":"query","schema":{"$ref":"#/components/schemas/S"}}]},
              "put":{"operationId":"b","parameters":[{"name":"q","in":"query","schema":{"items":{"$ref":"#/components/schemas/T"}}}]},
              "post":{"operationId":"c"}}}
            """, """
            "components":{"schemas":{"S":{"pattern":"(?=x)"},"T":{"anyOf":[{"$ref":"#/components/schemas/S"}]}}}
            """));

        Assert.Contains(" Concerns GET /a, PUT /a. ", Assert.Single(result.Problems, problem => problem.Rule.Kind != RuleKind.Advice).Message, StringComparison.Ordinal);
        Assert.Equal(["C"], result.Api.Operations.Select(operation => operation.Id));
    }

    [Fact]
    public void Problems_come_in_the_order_of_the_document()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/{b}":{"get":{"operationId":"a"}},"/x":{"get":{"operationId":"b","parameters":[{"name":"a","in":"body","schema":{}}]}}}
            """, """
            "servers":[{"url":"/relative"}]
            """));

        Assert.Equal(["OAM303", "OAM301", "OAM010"], Given.Ids(result));
    }

    [Fact]
    public void What_the_document_writes_into_a_message_stays_short_and_on_one_line()
    {
        var result = Given.ReadAny(Given.Query($$"""{"$ref":"#/a\r\nb\u2028{{new string('x', 500)}}"}"""));

        var message = Assert.Single(result.Problems, problem => problem.Rule.Kind != RuleKind.Advice).Message;
        Assert.True(message.Length < 320, message);
        Assert.DoesNotContain(message, c => char.IsControl(c) || c == '\u2028');
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => OpenApiMcp.Generator.Reading.DocumentReader.Read(Given.Operation(""), skipUnsupported: false, cancellation.Token));
    }
}
