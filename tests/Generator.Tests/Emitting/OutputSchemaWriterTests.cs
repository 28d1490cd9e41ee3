using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenApiMcp.Generator.Emitting;

namespace OpenApiMcp.Generator.Tests.Emitting;

public class OutputSchemaWriterTests
{
    public static TheoryData<string> All => RealDocuments.All;

    [Fact]
    public void Names_of_the_same_kind_share_what_is_said_of_them() =>
        Assert.Equal(
            """{"type":"object","properties":{"ok":{"anyOf":[{"type":"boolean"},{"type":"null"}]}},"patternProperties":{"^(a|b|c-d)$":{"anyOf":[{"type":"string"},{"type":"null"}]}}}""",
            Write(""" "a":{"type":"string"},"ok":{"type":"boolean"},"b":{"type":"string"},"c-d":{"type":"string"} """));

    [Fact]
    public void The_inside_of_a_part_is_told_where_there_is_room_and_may_be_null_as_a_whole() =>
        Assert.Equal(
            """{"type":"object","properties":{"rows":{"items":{"properties":{"id":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]}}}},"place":{"properties":{"city":{"anyOf":[{"type":"string"},{"type":"null"}]}}}}}""",
            Write(""" "rows":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"}}}},"place":{"type":"object","properties":{"city":{"type":"string"}}} """));

    [Fact]
    public void Where_there_is_little_room_the_inside_goes_and_scalars_are_told_from_lists_and_objects_alone()
    {
        var names = string.Join(',', Enumerable.Range(0, 12).Select(i => $$""" "some_longer_name_{{i}}":{"type":"{{(i % 2 == 0 ? "string" : "boolean")}}"} """));

        var schema = Write(names + ""","rows":{"type":"array","items":{"type":"object","properties":{"inside":{"type":"string"}}}}""");

        Assert.True(schema.Length > OutputSchemaWriter.Budget, $"{schema.Length}");
        Assert.DoesNotContain("inside", schema, StringComparison.Ordinal);
        Assert.Contains("""some_longer_name_11)$":{"anyOf":[{"type":"string"},{"type":"boolean"},{"type":"null"}]}""", schema, StringComparison.Ordinal);
        Assert.Contains("\"rows\":{\"anyOf\":[{\"type\":\"array\"},{\"type\":\"null\"}]}", schema, StringComparison.Ordinal);
    }

    [Fact]
    public void No_answer_makes_a_schema_of_more_than_a_few_kilobytes()
    {
        var many = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$""" "a_name_that_is_as_long_as_it_may_be_{{i.ToString("0000", CultureInfo.InvariantCulture)}}":{"type":"{{(i % 2 == 0 ? "object" : "array")}}"} """));

        Assert.InRange(Write(many).Length, OutputSchemaWriter.Budget, 2_500);
    }

    /// <summary>What the official Inspector warns of: lists of types, schemas that say nothing, references and booleans; and what a client refuses.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void No_schema_of_a_real_document_has_what_clients_take_badly(string path)
    {
        var schemas = OutputSchemas.Of(RealDocuments.Read(path)).OfType<string>().Select(schema => JsonElement.Parse(schema)).ToList();

        Assert.NotEmpty(schemas);
        Assert.All(schemas, schema => Assert.Equal("object", schema.GetProperty("type").GetString()));
        Assert.All(schemas.SelectMany(OutputSchemas.Parts), part =>
        {
            Assert.NotEmpty(part.EnumerateObject());
            Assert.Empty(part.EnumerateObject().Select(member => member.Name).Except(["type", "anyOf", "properties", "patternProperties", "items"], StringComparer.Ordinal));
            if (part.TryGetProperty("type", out var type)) Assert.Equal(JsonValueKind.String, type.ValueKind);
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_pattern_of_a_real_document_lists_names_and_matches_each(string path)
    {
        var patterns = OutputSchemas.Of(RealDocuments.Read(path)).OfType<string>()
            .SelectMany(schema => OutputSchemas.Parts(JsonElement.Parse(schema)))
            .Where(part => part.TryGetProperty("patternProperties", out _))
            .SelectMany(part => part.GetProperty("patternProperties").EnumerateObject().Select(property => property.Name));

        Assert.All(patterns, pattern => Assert.All(pattern[2..^2].Split('|'), name =>
        {
            Assert.Matches(pattern, name);
            Assert.DoesNotMatch(pattern, name + "_more");
        }));
    }

    [Fact]
    public void The_emitted_class_holds_the_schema()
    {
        var run = new GeneratorRun(OutputSchemas.Document("""{"properties":{"a":{"type":"boolean"}}}"""));

        run.AssertCompiles();
        Assert.Contains("protected override global::System.ReadOnlySpan<byte> OutputSchema =>", run.Files["DoItTool.g.cs"], StringComparison.Ordinal);
    }

    private static string Write(string properties) => OutputSchemas.OfAnswer($$"""{"type":"object","properties":{ {{properties}} } }""")!;
}
