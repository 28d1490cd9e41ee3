using OpenApiMcp.Generator.Emitting;

namespace OpenApiMcp.Generator.Tests.Emitting;

public class InputSchemaWriterTests
{
    [Fact]
    public void A_tool_without_arguments_takes_an_empty_object()
    {
        Assert.Equal("""{"type":"object","additionalProperties":false}""", Write(Given.Operation("")));
    }

    [Theory]
    [InlineData("""{"properties":{"a":{}},"anyOf":[{"required":["a"]}]}""")]
    [InlineData("""{"properties":{"a":{}},"oneOf":[{"required":["a"]}]}""")]
    [InlineData("""{"properties":{"a":{}},"allOf":[{"required":["a"]}]}""")]
    [InlineData("""{"properties":{"a":{}},"not":{"required":["a"]}}""")]
    [InlineData("""{"properties":{"a":{}},"if":{"required":["a"]},"then":{},"else":{}}""")]
    [InlineData("""{"title":"T","description":"d","default":{},"properties":{"a":{}}}""")]
    [InlineData("""{"type":["object","null"],"properties":{"a":{}}}""")]
    public void Nothing_but_a_plain_object_stands_at_the_root(string schema)
    {
        Assert.Equal("""{"type":"object","properties":{"a":{}},"additionalProperties":false}""", Write(Given.Body(schema)));
    }

    /// <summary>Leaving an optional argument out says the same as null, in fewer tokens; what is required may still be null.</summary>
    [Theory]
    [InlineData("""{"type":["string","null"]}""", """{"type":"string"}""", """{"type":["null","string"]}""")]
    [InlineData("""{"type":["string","null"],"default":null}""", """{"type":"string"}""", """{"type":["null","string"],"default":null}""")]
    [InlineData("""{"type":["string","null"],"enum":["a",null]}""", """{"type":"string","enum":["a"]}""", """{"type":["null","string"],"enum":["a",null]}""")]
    [InlineData("""{"type":"null"}""", """{"type":"null"}""", """{"type":"null"}""")]
    [InlineData("""{"type":["string","integer"]}""", """{"type":["string","integer"]}""", """{"type":["string","integer"]}""")]
    public void Null_is_published_only_where_it_says_something(string schema, string optional, string required)
    {
        Assert.Equal(
            $$$"""{"type":"object","properties":{"a":{{{optional}}},"b":{{{required}}}},"required":["b"],"additionalProperties":false}""",
            Write(Given.Body($$"""{"properties":{"a":{{schema}},"b":{{schema}} },"required":["b"]}""")));
    }

    [Fact]
    public void Titles_cost_tokens_and_are_not_published()
    {
        Assert.DoesNotContain("title", Write(Given.Body("""{"properties":{"a":{"title":"A","items":{"title":"B"}}}}""")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_keyword_below_the_root_is_published_as_the_document_has_it()
    {
        const string Schema = """
            {"type":"array","description":"d","format":"f","pattern":"^a","minimum":1.0,"maximum":2,"exclusiveMinimum":0,"exclusiveMaximum":3,"multipleOf":0.5,
             "minLength":1,"maxLength":2,"prefixItems":[true],"items":{"type":"string"},"contains":{"const":1},
             "minContains":1,"maxContains":2,"minItems":1,"maxItems":2,
             "uniqueItems":true,"unevaluatedItems":false,"properties":{"p":{}},"required":["p"],"patternProperties":{"^x":{"type":"null"}},
             "additionalProperties":{"type":"null"},
             "propertyNames":{"maxLength":3},"minProperties":1,"maxProperties":2,"dependentRequired":{"p":["q"]},"dependentSchemas":{"p":{"maxProperties":3}},
             "unevaluatedProperties":false,"allOf":[{"minimum":1}],"anyOf":[{"minimum":2}],"oneOf":[{"minimum":3}],"not":{"minimum":4},
             "if":{"minimum":5},"then":{"minimum":6},"else":{"minimum":7}}
            """;

        var expected = Given.Minified(Schema).Replace("[true]", "[{}]", StringComparison.Ordinal).Replace("false", """{"not":{}}""", StringComparison.Ordinal);
        var published = Write(Given.Query(Schema));

        Assert.Equal(
            """{"type":"object","properties":{"q":""" + expected + """},"additionalProperties":false}""",
            published);
    }

    [Fact]
    public void Definitions_stand_beside_the_arguments_that_refer_to_them()
    {
        Assert.Equal(
            """{"type":"object","properties":{"q":{"$ref":"#/$defs/MyThing","description":"d"}},"additionalProperties":false,"$defs":{"MyThing":{"type":"string"}}}""",
            Write(Given.Query("""{"$ref":"#/components/schemas/my.thing","description":"d"}""", """
                "components":{"schemas":{"my.thing":{"type":"string"}}}
                """)));
    }

    private static string Write(string document) => Given.Minified(string.Join("\n", InputSchemaWriter.Write(Given.Read(document))));
}
