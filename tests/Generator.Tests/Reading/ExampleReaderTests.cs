namespace OpenApiMcp.Generator.Tests.Reading;

public class ExampleReaderTests
{
    [Fact]
    public void Example_arguments_come_from_parameters_and_body()
    {
        var operation = Given.Read(Given.Operation("""
            "parameters":[
              {"name":"id","in":"path","schema":{},"example":7},
              {"name":"q","in":"query","schema":{"example":"from the schema"}},
              {"name":"r","in":"query","schema":{},"examples":{"first":{"$ref":"#/components/examples/E"},"second":{"value":"no"}}},
              {"name":"none","in":"query","schema":{}}],
            "requestBody":{"content":{"application/json":{"schema":{"properties":{"id":{},"a":{}}},"example":{"id":1.0,"a":[true]}}}}
            """, """
            "components":{"examples":{"E":{"value":{"x":null}}}}
            """, "/{id}"));

        Assert.Equal("""{"id":7,"q":"from the schema","r":{"x":null},"body_id":1.0,"a":[true]}""", operation.ExampleArguments);
    }

    [Fact]
    public void What_an_example_holds_beyond_the_arguments_is_left_out()
    {
        var operation = Given.Read(Given.Operation("""
            "parameters":[{"name":"id","in":"path","schema":{},"example":7}],
            "requestBody":{"content":{"application/json":{"schema":{"properties":{"a":{}}},"example":{"id":1,"a":2,"created":3}}}}
            """, path: "/{id}"));

        Assert.Equal("""{"id":7,"a":2}""", operation.ExampleArguments);
    }

    [Fact]
    public void A_whole_body_is_one_member_of_the_example()
    {
        var operation = Given.Read(Given.Operation("""
            "requestBody":{"content":{"application/json":{"schema":{"type":"array","examples":[[1,2]]}}}}
            """));

        Assert.Equal("""{"body":[1,2]}""", operation.ExampleArguments);
    }

    [Theory]
    [InlineData("""[{"name":"q","in":"query","required":true,"schema":{}}]""", "{}")]
    [InlineData("[]", """{"required":true,"content":{"application/json":{"schema":{"properties":{"a":{}}}}}}""")]
    public void Without_an_example_for_what_is_required_there_is_none(string parameters, string body)
    {
        var requestBody = body == "{}" ? "" : $",\"requestBody\":{body}";

        Assert.Null(Given.Read(Given.Operation($"\"parameters\":{parameters}{requestBody}")).ExampleArguments);
    }

    [Theory]
    [InlineData("""{"200":{"content":{"application/json":{"example":{"a":1}}}}}""", """{"a":1}""")]
    [InlineData("""{"404":{"content":{"application/json":{"example":1}}},"201":{"content":{"text/plain":{"example":"t"},"application/vnd.x+json":{"examples":{"e":{"value":[2]}}}}}}""", "[2]")]
    [InlineData("""{"2XX":{"$ref":"#/components/responses/R"}}""", "3")]
    [InlineData("""{"200":{"$ref":"responses.json#/Nobody"}}""", null)]
    [InlineData("""{"default":{"content":{"application/json":{"example":1}}}}""", null)]
    [InlineData("{}", null)]
    public void The_example_answer_is_the_first_successful_one_in_JSON(string responses, string? expected)
    {
        var operation = Given.Read(Given.Operation($"\"responses\":{responses}", """
            "components":{"responses":{"R":{"content":{"application/json":{"schema":{"example":3}}}}}}
            """));

        Assert.Equal(expected, operation.ExampleAnswer);
    }
}
