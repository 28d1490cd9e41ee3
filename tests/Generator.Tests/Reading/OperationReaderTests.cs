using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Tests.Reading;

public class OperationReaderTests
{
    [Fact]
    public void One_operation_has_several_spellings()
    {
        var operation = Given.Read(Given.Document("""{"/v1/find":{"post":{"operationId":"findEmail"}}}"""));

        Assert.Equal(
            ("FindEmail", "find_email", "Find email", "POST", "/v1/find"),
            (operation.Id, operation.ToolName, operation.Title, operation.Method, operation.Path));
        Assert.Equal("POST /v1/find", operation.Description);
    }

    [Theory]
    [InlineData("\"summary\":\"Find it.\"", "Find it", "Find it.")]
    [InlineData("\"summary\":\"Find it.\",\"description\":\"In full.\"", "Find it", "In full.")]
    [InlineData("\"description\":\" In full. \"", "Do it", "In full.")]
    [InlineData("\"summary\":\"A summary of more than sixty characters is too long for a title, so no.\"", "Do it", "A summary of more than sixty characters is too long for a title, so no.")]
    [InlineData("\"summary\":\"Two\\nlines\"", "Do it", "Two\nlines")]
    public void Title_and_description_come_from_summary_and_description(string members, string title, string description)
    {
        var operation = Given.Read(Given.Operation(members));

        Assert.Equal((title, description), (operation.Title, operation.Description));
    }

    [Theory]
    [InlineData("\"tags\":[\"People Search\",\"b\"]", "people_search")]
    [InlineData("\"tags\":[]", null)]
    [InlineData("", null)]
    public void The_first_tag_is_the_toolset(string members, string? toolset) => Assert.Equal(toolset, Given.Read(Given.Operation(members)).Toolset);

    [Fact]
    public void An_operation_without_an_id_is_named_after_method_and_path()
    {
        var result = Given.ReadAny(Given.Document("""{"/v1/users/{id}":{"get":{"parameters":[{"name":"id","in":"path","schema":{}}]}}}"""));

        Assert.Equal(["OAM101"], Given.Ids(result));
        Assert.Equal("get_v1_users_id", Assert.Single(result.Api.Operations).ToolName);
    }

    [Fact]
    public void A_name_in_the_extension_makes_an_id_needless()
    {
        Assert.Equal("mine", Given.Read(Given.Document("""{"/a":{"get":{"x-mcp":{"name":"mine"}}}}""")).ToolName);
    }

    [Fact]
    public void Ids_that_differ_only_in_case_become_two_files()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/a":{"get":{"operationId":"findIt"},"put":{"operationId":"findit"}}}
            """));

        Assert.Empty(Given.Ids(result));
        Assert.Equal(["FindIt", "Findit2"], result.Api.Operations.Select(operation => operation.Id));
        Assert.Equal(["find_it", "findit"], result.Api.Operations.Select(operation => operation.ToolName));
    }

    [Fact]
    public void The_second_tool_of_a_name_is_left_out()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/a":{"get":{"operationId":"find-it"},"put":{"operationId":"find_it"}}}
            """));

        var problem = Assert.Single(result.Problems, problem => problem.Rule.Kind != RuleKind.Advice);
        Assert.Equal("OAM103", problem.Rule.Id);
        Assert.Contains("GET /a", problem.Message, StringComparison.Ordinal);
        Assert.Equal("GET", Assert.Single(result.Api.Operations).Method);
    }
}
