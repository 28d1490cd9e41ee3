namespace OpenApiMcp.Generator.Tests.Reading;

/// <summary>What advice must not say; what it says is in the documents of <c>Refused/</c>.</summary>
public class AdviceTests
{
    [Theory]
    [InlineData("""{"type":"integer","default":10,"example":10}""")]
    [InlineData("""{"type":"string","default":"asc","example":"asc"}""")]
    [InlineData("""{"type":"string","default":"en-us","examples":["en-us"]}""")]
    [InlineData("""{"type":"string","enum":["John"],"default":"John","example":"John"}""")]
    [InlineData("""{"type":"string","default":"https://api.vendor.io/v1"}""")]
    [InlineData("""{"type":"string","default":"169.254.169.254"}""")]
    [InlineData("""{"type":["integer","null"],"examples":[1.0,null,1e2]}""")]
    [InlineData("""{"enum":[1,{"a":[2]}],"examples":[1.0,{"a":[2.0]}]}""")]
    [InlineData("""{"type":"string","pattern":"^a$","format":"email","example":"b"}""")]
    [InlineData("""{"oneOf":[{"pattern":"^a"},{"pattern":"^b"}],"example":"c"}""")]
    [InlineData("""{"properties":{"id":{"readOnly":true}},"required":["id"],"additionalProperties":false,"example":{"id":1}}""")]
    [InlineData("""{"allOf":[{"required":["a"]},{"properties":{"a":{"type":"string","maxLength":1}}}],"example":{"a":"\ud83d\ude00"}}""")]
    public void A_default_or_an_example_that_is_right_is_not_reported(string schema)
    {
        Assert.Empty(Advice(Given.Query(schema)).Intersect(["OAM209", "OAM210"], StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"not":{"type":"string"},"example":"a"}""")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"number"}],"example":1}""")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"minimum":5,"type":"number"}],"example":1.5}""")]
    [InlineData("""{"type":"array","minItems":2,"example":[1]}""")]
    [InlineData("""{"const":"a","example":"b"}""")]
    [InlineData("""{"additionalProperties":false,"properties":{"a":{}},"example":{"b":1}}""")]
    [InlineData("""{"exclusiveMaximum":5,"example":5}""")]
    public void An_example_that_is_wrong_is_reported_once(string schema)
    {
        Assert.Single(Advice(Given.Query(schema)), id => id == "OAM210");
    }

    [Theory]
    [InlineData("createSearch", "Search for it")]
    [InlineData("checkOut", "Checks out a book")]
    [InlineData("getOrCreateSession", "")]
    [InlineData("sendMail", "")]
    [InlineData("readings", "")]
    public void A_POST_that_changes_something_is_no_lookup(string id, string summary)
    {
        Assert.DoesNotContain("OAM403", Advice(Given.Document($$$"""{"/a":{"post":{"operationId":"{{{id}}}","summary":"{{{summary}}}"} } }""")));
    }

    [Theory]
    [InlineData("""{"properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}""", "Provide either a or b.")]
    [InlineData("""{"properties":{"a":{},"b":{}},"required":["a"]}""", "Provide either a or b.")]
    [InlineData("""{"properties":{"a":{},"b":{}},"minProperties":1}""", "At least one of a and b is required.")]
    [InlineData("""{"properties":{"a":{},"b":{}}}""", "Returns either a or b.")]
    [InlineData("""{"properties":{"a":{},"b":{}}}""", "The value must be one of low and high.")]
    [InlineData("""{"properties":{"a":{},"b":{}}}""", "Required if the order has lines.")]
    public void A_rule_that_the_schema_has_or_the_text_does_not_state_is_not_reported(string schema, string description)
    {
        var document = Given.Body(schema).Replace("\"operationId\"", $"\"description\":\"{description}\",\"operationId\"", StringComparison.Ordinal);

        Assert.DoesNotContain("OAM108", Advice(document));
    }

    [Fact]
    public void There_is_no_advice_beside_an_error_or_on_what_is_not_served()
    {
        Assert.Equal(["OAM206"], Advice(Given.Body("""{"$ref":"#/components/schemas/S"}""", """
            "components":{"schemas":{"S":{"$ref":"#/components/schemas/S"}}}
            """)));
        Assert.DoesNotContain("OAM104", Advice(Given.Operation("""
            "requestBody":{"content":{"application/xml":{}}}
            """), skipUnsupported: true));
    }

    [Fact]
    public void What_one_branch_says_belongs_to_answers_no_other_branch_requires()
    {
        var operation = Given.Read(Given.Body("""{"allOf":[{"$ref":"#/components/schemas/S"},{"required":["id","name"],"properties":{"name":{}}}]}""", """
            "components":{"schemas":{"S":{"properties":{"id":{"readOnly":true},"text":{}}}}}
            """));

        Assert.Equal(["name"], operation.Arguments.Object.Required);
    }

    private static IEnumerable<string> Advice(string document, bool skipUnsupported = false) => Given.ReadAny(document, skipUnsupported).Problems.Select(problem => problem.Rule.Id);
}
