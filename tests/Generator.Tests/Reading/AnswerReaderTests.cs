namespace OpenApiMcp.Generator.Tests.Reading;

/// <summary>What is known of an answer, seen in the output schema that is made of it.</summary>
public class AnswerReaderTests
{
    private const string Text = """{"anyOf":[{"type":"string"},{"type":"null"}]}""";
    private const string Number = """{"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]}""";
    private const string Flag = """{"anyOf":[{"type":"boolean"},{"type":"null"}]}""";
    private const string Object = """{"anyOf":[{"type":"object"},{"type":"null"}]}""";
    private const string Array = """{"anyOf":[{"type":"array"},{"type":"null"}]}""";
    private const string Any = """{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"object"},{"type":"array"},{"type":"null"}]}""";

    [Theory]
    [InlineData("""{"type":"string"}""", Text)]
    [InlineData("""{"type":["string","null"]}""", Text)]
    [InlineData("""{"type":"string","enum":["a"],"const":"a","format":"email","pattern":"^a$","maxLength":1,"not":{}}""", Text)]
    [InlineData("""{"type":"integer","minimum":1,"format":"int64"}""", Number)]
    [InlineData("""{"type":"number"}""", Number)]
    [InlineData("""{"type":"boolean"}""", Flag)]
    [InlineData("""{"type":"object","additionalProperties":false,"required":["x"]}""", Object)]
    [InlineData("""{"type":"array"}""", Array)]
    [InlineData("""{"type":"null"}""", """{"type":"null"}""")]
    [InlineData("{}", Any)]
    [InlineData("true", Any)]
    [InlineData("false", Any)]
    [InlineData("""{"type":"file"}""", Any)]
    [InlineData("""{"enum":["a",1]}""", Any)]
    public void A_member_keeps_its_type_and_may_be_null(string schema, string expected) => Assert.Equal(Root(expected), OfMember(schema));

    [Theory]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"boolean"}]}""", """{"anyOf":[{"type":"string"},{"type":"boolean"},{"type":"null"}]}""")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"null"}]}""", Text)]
    [InlineData("""{"oneOf":[{"type":"string"},{}]}""", Any)]
    [InlineData("""{"allOf":[{"type":["string","integer"]},{"type":"string"}]}""", Text)]
    [InlineData("""{"type":"string","anyOf":[{"maxLength":1},{"minLength":5}]}""", Text)]
    [InlineData("""{"allOf":[{"type":"string"},{"type":"boolean"}]}""", Any)]
    [InlineData("""{"$ref":"#/components/schemas/S","description":"d"}""", Text)]
    [InlineData("""{"$ref":"#/components/schemas/Nowhere"}""", Any)]
    [InlineData("""{"$ref":"#/components/schemas/Loop"}""", Any)]
    public void What_is_combined_is_joined(string schema, string expected) =>
        Assert.Equal(Root(expected), OfMember(schema, """
            "S":{"type":"string"},"Loop":{"$ref":"#/components/schemas/Loop"}
            """));

    [Theory]
    [InlineData("3.0.3", """{"type":"string","nullable":true}""", Text)]
    [InlineData("3.0.3", """{"$ref":"#/components/schemas/S","type":"boolean"}""", Text)]
    [InlineData("3.1.0", """{"$ref":"#/components/schemas/S","type":"boolean"}""", Any)]
    public void Each_dialect_is_read_as_it_means(string version, string schema, string expected) =>
        Assert.Equal(Root(expected), OfMember(schema, """ "S":{"type":"string"} """, version));

    [Theory]
    [InlineData("""{"oneOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"a":{"type":"boolean"},"b":{"type":"boolean"}}}]}""")]
    [InlineData("""{"allOf":[{"type":"object","properties":{"a":{"type":["string","boolean"]}}},{"properties":{"b":{"type":"boolean"}}}]}""")]
    [InlineData("""{"properties":{"a":{"type":["string","boolean"]}},"anyOf":[{"properties":{"b":{"type":"boolean"}}},{"required":["a"]}]}""")]
    public void Members_of_all_branches_stand_side_by_side(string schema) =>
        Assert.Equal($$$$$"""{"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"type":"boolean"},{"type":"null"}]},"b":{{{{{Flag}}}}}}}""", OutputSchemas.OfAnswer(schema));

    [Theory]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "{\"items\":" + Text + "}")]
    [InlineData("""{"type":"string"}""", Text)]
    [InlineData("""{"type":"array"}""", Array)]
    [InlineData("""{"oneOf":[{"type":"array"},{"type":"array","items":{"type":"string"}}]}""", Array)]
    public void An_answer_that_is_no_object_stands_under_result(string schema, string expected) =>
        Assert.Equal($$$$$"""{"type":"object","properties":{"result":{{{{{expected}}}}}}}""", OutputSchemas.OfAnswer(schema));

    [Fact]
    public void An_answer_that_is_an_object_or_a_list_may_be_either() =>
        Assert.Equal(
            $$$$$"""{"type":"object","properties":{"a":{{{{{Text}}}}},"result":{"items":{{{{{Flag}}}}}}}}""",
            OutputSchemas.OfAnswer("""{"oneOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"array","items":{"type":"boolean"}}]}"""));

    [Theory]
    [InlineData("""{"type":"array","items":{"oneOf":[{"type":"array","items":{"type":"string"}},{"type":"object","properties":{"a":{"type":"string"}}}]}}""")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"}],"items":{"type":"boolean"}}""")]
    public void What_differs_too_much_is_left_open(string schema)
    {
        var read = OutputSchemas.OfAnswer(schema)!;

        Assert.DoesNotContain("boolean", read, StringComparison.Ordinal);
        Assert.DoesNotContain("\"items\":{\"items\"", read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"type":"object"}""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""")]
    public void An_answer_of_which_nothing_is_known_is_an_object(string schema) =>
        Assert.Equal("""{"type":"object"}""", schema.Length == 0
            ? Assert.Single(OutputSchemas.Of(Responses(""" "200":{"content":{"application/json":{}}} """)))
            : OutputSchemas.OfAnswer(schema));

    [Theory]
    [InlineData(""" "200":{"content":{"text/csv":{}}},"400":{"content":{"application/json":{"schema":{}}}} """)]
    [InlineData(""" "204":{"description":"d"} """)]
    [InlineData("")]
    public void Where_no_successful_answer_is_json_there_is_no_output_schema(string responses) => Assert.Null(Assert.Single(OutputSchemas.Of(Responses(responses))));

    [Theory]
    [InlineData(""" "200":{"content":{"application/json":{"schema":{"properties":{"a":{"type":"string"}}}}}},"201":{"content":{"application/hal+json":{"schema":{"properties":{"b":{"type":"string"}}}}}} """)]
    [InlineData(""" "2XX":{"content":{"application/json":{"schema":{"properties":{"a":{"type":"string"}}}},"text/plain":{},"*/*":{"schema":{"properties":{"b":{"type":"string"}}}}}},"default":{"content":{"application/json":{"schema":{"properties":{"error":{}}}}}} """)]
    [InlineData(""" "default":{"$ref":"#/components/responses/Both"} """)]
    public void The_answers_of_all_successful_responses_are_joined(string responses) =>
        Assert.Equal($$$$$"""{"type":"object","patternProperties":{"^(a|b)$":{{{{{Text}}}}}}}""", Assert.Single(OutputSchemas.Of(Responses(responses))));

    [Fact]
    public void What_only_requests_have_and_names_that_need_an_escape_are_left_out() =>
        Assert.Equal(Root(Text), OfMember("""
            {"type":"string"},"secret":{"type":"string","writeOnly":true},"a.b":{},"":{},"a|b":{},"ä":{},"\u200b":{},"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":{}
            """));

    [Fact]
    public void A_description_of_an_answer_changes_nothing() =>
        Assert.Equal(Given.Read(Responses(Described("one"))), Given.Read(Responses(Described("two"))));

    private static string Described(string text) => "\"200\":{\"description\":\"@\",\"content\":{\"application/json\":{\"schema\":{\"properties\":{\"a\":{\"description\":\"@\"}}}}}}".Replace("@", text, StringComparison.Ordinal);

    private static string? OfMember(string schema, string schemas = "", string version = "3.1.0") =>
        OutputSchemas.OfAnswer($$$$$"""{"type":"object","properties":{"a":{{{{{schema}}}}}}}""", schemas, version);

    private static string Root(string member) => $$$$$"""{"type":"object","properties":{"a":{{{{{member}}}}}}}""";

    private static string Responses(string responses) => Given.Operation($$"""
        "responses":{ {{responses}} }
        """, """
        "components":{"responses":{"Both":{"content":{"application/json":{"schema":{"properties":{"a":{"type":"string"},"b":{"type":"string"}}}}}}}}
        """);
}
