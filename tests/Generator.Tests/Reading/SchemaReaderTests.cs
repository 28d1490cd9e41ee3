using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Reading;

public class SchemaReaderTests
{
    [Theory]
    [InlineData("3.0.3", """{"type":"string","nullable":true}""", SchemaTypes.String | SchemaTypes.Null)]
    [InlineData("3.0.3", """{"type":"string","nullable":false}""", SchemaTypes.String)]
    [InlineData("3.0.3", """{"nullable":true}""", SchemaTypes.None)]
    [InlineData("3.1.0", """{"type":["string","null"]}""", SchemaTypes.String | SchemaTypes.Null)]
    [InlineData("3.1.0", """{"type":["integer","boolean","array","object","number"]}""", SchemaTypes.Integer | SchemaTypes.Boolean | SchemaTypes.Array | SchemaTypes.Object | SchemaTypes.Number)]
    [InlineData("3.1.0", "{}", SchemaTypes.None)]
    public void Each_dialect_says_null_in_its_own_way(string version, string schema, object types)
    {
        Assert.Equal((SchemaTypes)types, Given.Schema(schema, version: version).Types);
    }

    [Fact]
    public void The_nullable_of_3_0_still_counts_in_3_1_with_a_warning()
    {
        var result = Given.ReadAny(Given.Query("""{"type":"string","nullable":true}"""));

        Assert.Equal(["OAM207"], Given.Ids(result));
        Assert.Equal(SchemaTypes.String | SchemaTypes.Null, Given.Argument(Assert.Single(result.Api.Operations), "q").Types);
    }

    [Fact]
    public void An_exclusive_bound_is_a_flag_in_3_0_and_a_number_in_3_1()
    {
        var flags = Given.Schema("""{"minimum":1,"exclusiveMinimum":true,"maximum":9.50,"exclusiveMaximum":false}""", version: "3.0.3").Number;
        var numbers = Given.Schema("""{"minimum":0,"exclusiveMinimum":1,"exclusiveMaximum":9}""").Number;

        Assert.Equal((null, "1", "9.50", null), (flags.Minimum, flags.ExclusiveMinimum, flags.Maximum, flags.ExclusiveMaximum));
        Assert.Equal(("0", "1", null, "9"), (numbers.Minimum, numbers.ExclusiveMinimum, numbers.Maximum, numbers.ExclusiveMaximum));
    }

    [Theory]
    [InlineData("3.0.3", """{"exclusiveMinimum":1}""")]
    [InlineData("3.1.0", """{"exclusiveMinimum":true}""")]
    [InlineData("3.1.0", """{"multipleOf":0}""")]
    [InlineData("3.1.0", """{"multipleOf":0.0e7}""")]
    [InlineData("3.1.0", """{"multipleOf":-1}""")]
    [InlineData("3.1.0", """{"minLength":-1}""")]
    [InlineData("3.1.0", """{"minLength":1.5}""")]
    [InlineData("3.1.0", """{"minLength":"1"}""")]
    [InlineData("3.1.0", """{"type":"float"}""")]
    [InlineData("3.1.0", """{"type":["string",7]}""")]
    [InlineData("3.1.0", """{"enum":{}}""")]
    [InlineData("3.1.0", """{"required":"a"}""")]
    [InlineData("3.1.0", """{"required":[1]}""")]
    [InlineData("3.1.0", """{"properties":[]}""")]
    [InlineData("3.1.0", """{"anyOf":{}}""")]
    [InlineData("3.1.0", """{"pattern":1}""")]
    [InlineData("3.1.0", """{"uniqueItems":1}""")]
    [InlineData("3.1.0", """{"$ref":1}""")]
    [InlineData("3.1.0", """{"description":1}""")]
    [InlineData("3.1.0", """{"dependentRequired":{"a":"b"}}""")]
    public void A_keyword_of_the_wrong_type_is_refused(string version, string schema)
    {
        Assert.Equal(["OAM201"], Given.Ids(Given.ReadAny(Given.Query(schema, version: version))));
    }

    [Theory]
    [InlineData("2.0", 2)]
    [InlineData("1e2", 100)]
    [InlineData("99999999999", int.MaxValue)]
    public void A_count_may_be_written_as_any_whole_number(string written, int expected)
    {
        Assert.Equal(expected, Given.Schema($$"""{"maxLength":{{written}} }""").MaxLength);
    }

    [Fact]
    public void Beside_a_reference_3_1_reads_keywords_and_3_0_does_not()
    {
        const string Schema = """{"$ref":"#/components/schemas/S","description":"here","maxLength":3}""";
        const string Components = """
            "components":{"schemas":{"S":{"type":"string"}}}
            """;

        Assert.Equal(new SchemaModel { Reference = "S", Description = "here", MaxLength = 3 }, Given.Schema(Schema, Components));
        Assert.Equal(new SchemaModel { Reference = "S" }, Given.Schema(Schema, Components, "3.0.3"));
    }

    [Fact]
    public void A_dollar_ref_inside_a_value_is_no_reference()
    {
        var schema = Given.Schema("""
            {"default":{"$ref":"#/nowhere"},"enum":[{"$ref":"#/nowhere"}],"const":{"$ref":"#/nowhere"},"example":{"$ref":"#/nowhere"},"examples":[{"$ref":"#/nowhere"}]}
            """);

        Assert.Equal("""{"$ref":"#/nowhere"}""", schema.Default);
        Assert.Equal(["""{"$ref":"#/nowhere"}"""], schema.Enum!.Value);
        Assert.Null(schema.Reference);
    }

    [Fact]
    public void A_property_may_be_called_like_a_keyword()
    {
        var schema = Given.Schema("""{"properties":{"$ref":{"type":"string"},"type":{"type":"integer"},"enum":{}}}""");

        Assert.Equal(["$ref", "type", "enum"], schema.Object.Properties.Select(property => property.Name));
    }

    [Fact]
    public void Values_keep_their_text()
    {
        var schema = Given.Schema("""{"default": 1.50, "enum": [ 1.0 , "a" , null ], "const": { "b" : [ ] } }""");

        Assert.Equal("1.50", schema.Default);
        Assert.Equal(["1.0", "\"a\"", "null"], schema.Enum!.Value);
        Assert.Equal("""{"b":[]}""", schema.Const);
    }

    [Fact]
    public void The_schemas_true_and_false_are_schemas()
    {
        Assert.Equal(SchemaModel.Anything, Given.Schema("true"));
        Assert.Equal(SchemaModel.Nothing, Given.Schema("false"));
    }

    [Theory]
    [InlineData("""{"type":"string","format":"password"}""", true)]
    [InlineData("""{"type":"string","writeOnly":true}""", true)]
    [InlineData("""{"type":"string","format":"email"}""", false)]
    public void What_must_not_be_shown_is_a_secret(string schema, bool expected) => Assert.Equal(expected, Given.Schema(schema).IsSecret);

    [Fact]
    public void What_is_only_for_answers_is_left_out_of_requests()
    {
        var operation = Given.Read(Given.Body("""
            {"required":["id","name"],"properties":{
              "id":{"type":"string","readOnly":true},
              "name":{},
              "inner":{"type":"object","required":["id","x"],"properties":{"id":{"readOnly":true},"x":{"readOnly":false}}}}}
            """));

        Assert.Equal(["name", "inner"], Given.ArgumentNames(operation));
        Assert.Equal(["name"], operation.Arguments.Object.Required);
        var inner = Given.Argument(operation, "inner").Object;
        Assert.Equal(["x"], inner.Properties.Select(property => property.Name));
        Assert.Equal(["x"], inner.Required);
    }

    [Fact]
    public void Then_and_else_without_if_mean_nothing()
    {
        Assert.Equal(SchemaModel.Anything, Given.Schema("""{"then":{"type":"string"},"else":{"type":"string"}}"""));
    }

    [Fact]
    public void Every_keyword_finds_its_place()
    {
        var schema = Given.Schema("""
            {"prefixItems":[{"type":"string"}],"items":{"type":"integer"},"contains":{"minimum":1},"minContains":1,"maxContains":2,
             "minItems":1,"maxItems":3,"uniqueItems":true,
             "unevaluatedItems":false,"patternProperties":{"^x":{"type":"null"}},"propertyNames":{"maxLength":9},"minProperties":1,"maxProperties":4,
             "dependentRequired":{"a":["b"]},"dependentSchemas":{"a":{"minProperties":2}},"unevaluatedProperties":false,
             "oneOf":[{"type":"string"}],"not":{"type":"null"},"if":{"type":"array"},"then":{"minItems":2},"else":true}
            """);

        var array = schema.Array;
        Assert.Equal((1, SchemaTypes.Integer, true), (array.PrefixItems.Count, array.Items!.Types, array.UniqueItems));
        Assert.Equal((1, 2, 1, 3), (array.MinContains!.Value, array.MaxContains!.Value, array.MinItems!.Value, array.MaxItems!.Value));
        Assert.Equal(("1", true), (array.Contains!.Number.Minimum, array.UnevaluatedItems!.IsNever));
        Assert.Equal([new PatternPropertyModel(new("^x", @"\Ax", default), new() { Types = SchemaTypes.Null })], schema.Object.PatternProperties);
        Assert.Equal((9, 1, 4), (schema.Object.PropertyNames!.MaxLength!.Value, schema.Object.MinProperties!.Value, schema.Object.MaxProperties!.Value));
        Assert.Equal([new DependentRequiredModel("a", new(["b"]))], schema.Object.DependentRequired);
        Assert.Equal(2, Assert.Single(schema.Object.DependentSchemas).Schema.Object.MinProperties);
        Assert.True(schema.Object.UnevaluatedProperties!.IsNever);
        Assert.Equal(
            (1, SchemaTypes.Null, SchemaTypes.Array, 2),
            (schema.OneOf.Count, schema.Not!.Types, schema.If!.Types, schema.Then!.Array.MinItems!.Value));
        Assert.Equal(SchemaModel.Anything, schema.Else);
    }
}
