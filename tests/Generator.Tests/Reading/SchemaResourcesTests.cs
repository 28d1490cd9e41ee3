namespace OpenApiMcp.Generator.Tests.Reading;

public class SchemaResourcesTests
{
    [Theory]
    [InlineData("#limit")]
    [InlineData("#/components/schemas/Limit")]
    [InlineData("https://example.com/own")]
    [InlineData("https://example.com/own#")]
    [InlineData("https://example.com/a/../own#/$defs/inner")]
    [InlineData("https://example.com/own#inner")]
    [InlineData("#dynamic")]
    public void A_reference_may_lead_to_an_anchor_and_to_an_identified_schema(string reference)
    {
        var operation = Given.Read(Given.Query($$"""{"$ref":"{{reference}}"}""", """
            "components":{"schemas":{
              "Limit":{"$anchor":"limit","maximum":5},
              "Dynamic":{"$dynamicAnchor":"dynamic","maximum":5},
              "Own":{"$id":"https://example.com/own","maximum":5,"$defs":{"inner":{"$anchor":"inner","maximum":5}}}}}
            """));

        Assert.Equal("5", Assert.Single(operation.Definitions).Schema.Number.Maximum);
    }

    [Fact]
    public void A_pointer_inside_an_identified_schema_starts_at_that_schema()
    {
        var operation = Given.Read(Given.Query("""{"$id":"https://example.com/own","items":{"$ref":"#/$defs/inner"},"$defs":{"inner":{"maximum":5}}}"""));

        Assert.Equal("5", Assert.Single(operation.Definitions).Schema.Number.Maximum);
    }

    [Fact]
    public void An_identifier_is_relative_to_the_one_around_it_and_to_the_document()
    {
        var operation = Given.Read(Given.Query("""{"$id":"schemas/","items":{"$ref":"item.json"},"$defs":{"item":{"$id":"item.json","maximum":5}}}""", """
            "$self":"https://example.com/api/openapi.json","components":{"schemas":{"Same":{"$ref":"https://example.com/api/schemas/item.json"}}}
            """));

        Assert.Equal("5", Assert.Single(operation.Definitions).Schema.Number.Maximum);
    }

    [Fact]
    public void What_looks_like_an_identifier_where_no_schema_stands_is_none()
    {
        const string Sample = """{"$id":"https://example.com/own","$anchor":"a","minimum":1}""";
        var operation = Given.Read(Given.Query($$"""
            {"$ref":"https://example.com/own#a","default":{{Sample}},"enum":[{{Sample}}],"const":{{Sample}},"examples":[{{Sample}}],"x-sample":{{Sample}}}
            """, $$$"""
            "x-schema":{"schema":{{{Sample}}}},"components":{"examples":{"schema":{"value":{{{Sample}}} } },
              "schemas":{"Own":{"$id":"https://example.com/own","$anchor":"a","maximum":5} } }
            """));

        Assert.Equal("5", Assert.Single(operation.Definitions).Schema.Number.Maximum);
    }

    [Theory]
    [InlineData("""{"/x":{"get":{"operationId":"x","responses":{"200":{"headers":{"schema":{"schema":SCHEMA}}}}}}}""", "")]
    [InlineData("""{"/x":{"get":{"operationId":"x","callbacks":{"schema":{"schema":{"put":{"requestBody":{"content":{"schema":{"schema":SCHEMA}}}}}}}}}}""", "")]
    [InlineData("{}", """, "webhooks":{"schema":{"parameters":[{"schema":SCHEMA}]}}""")]
    [InlineData("{}", """, "components":{"responses":{"schemas":{"content":{"a/b":{"itemSchema":SCHEMA}}}}}""")]
    [InlineData("{}", """, "components":{"pathItems":{"schema":{"get":{"parameters":[{"content":{"a/b":{"schema":SCHEMA}}}]}}}}""")]
    public void Schemas_are_found_wherever_a_document_may_have_them(string path, string more)
    {
        const string Schema = """{"allOf":[{"properties":{"schema":{"$id":"https://example.com/own","maximum":5}}}]}""";
        const string Asking = """
            "/asks":{"get":{"operationId":"asks","parameters":[{"name":"q","in":"query","schema":{"$ref":"https://example.com/own"}}]}}
            """;
        var paths = path.Length > 2 ? path.Replace("SCHEMA", Schema, StringComparison.Ordinal)[..^1] + "," : "{";

        var result = Given.ReadAny(Given.Document($"{paths}{Asking}}}", "\"x-more\":1" + more.Replace("SCHEMA", Schema, StringComparison.Ordinal)));

        Assert.Empty(Given.Ids(result));
        Assert.Equal("5", Assert.Single(result.Api.Operations[^1].Definitions).Schema.Number.Maximum);
    }

    [Fact]
    public void A_dialect_counts_for_what_is_inside_and_ends_where_another_begins()
    {
        const string Foreign = "https://json-schema.org/draft/2019-09/schema";
        const string Known = "https://json-schema.org/draft/2020-12/schema";
        const string Components = $$$"""
            "components":{"schemas":{"Old":{"$id":"https://example.com/old","$schema":"{{{Foreign}}}","$defs":{
              "inner":{"maximum":5},
              "new":{"$id":"new","$schema":"{{{Known}}}","maximum":5} } } } }
            """;

        Assert.Equal(["OAM204"], Given.Ids(Given.ReadAny(Given.Query("""{"$ref":"https://example.com/old#/$defs/inner"}""", Components))));
        Assert.Equal(["OAM204"], Given.Ids(Given.ReadAny(Given.Query("""{"$ref":"https://example.com/old"}""", Components))));
        Assert.Empty(Given.Ids(Given.ReadAny(Given.Query("""{"$ref":"https://example.com/new"}""", Components))));
    }

    [Theory]
    [InlineData("https://spec.openapis.org/oas/3.1/dialect/base")]
    [InlineData("https://spec.openapis.org/oas/3.1/dialect/2024-11-10")]
    [InlineData("https://json-schema.org/draft/2020-12/schema#")]
    public void The_dialects_of_openapi_and_of_2020_12_are_known(string dialect)
    {
        var result = Given.ReadAny(Given.Query($$"""{"$schema":"{{dialect}}"}""", $"\"jsonSchemaDialect\":\"{dialect}\""));

        Assert.Empty(Given.Ids(result));
    }

    [Theory]
    [InlineData("""{"$id":"https://example.com/own","$schema":"https://example.com/own","$ref":"#/components/schemas/S"}""")]
    [InlineData("""{"$id":"https://example.com/own","items":{"$ref":"#/components/schemas/S"}}""")]
    public void In_3_0_identifiers_and_dialects_mean_nothing(string schema)
    {
        var operation = Given.Read(Given.Query(schema, """
            "components":{"schemas":{"S":{"maximum":5}}}
            """, version: "3.0.3"));

        Assert.Equal("5", Assert.Single(operation.Definitions).Schema.Number.Maximum);
    }

    [Fact]
    public void Two_schemas_with_one_identifier_are_a_problem_only_for_who_refers_to_them()
    {
        const string Components = """
            "components":{"schemas":{"A":{"$id":"https://example.com/own"},"B":{"$id":"https://example.com/own","$defs":{"c":{}}}}}
            """;

        Assert.Empty(Given.Ids(Given.ReadAny(Given.Query("""{"$ref":"#/components/schemas/B"}""", Components))));
        Assert.Equal(["OAM208"], Given.Ids(Given.ReadAny(Given.Query("""{"$ref":"https://example.com/own"}""", Components))));
        Assert.Equal(["OAM208"], Given.Ids(Given.ReadAny(Given.Query("""{"$ref":"https://example.com/own#/$defs/c"}""", Components))));
    }
}
