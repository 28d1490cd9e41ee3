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
            """{"type":"object","properties":{"rows":{"items":{"properties":{"id":{"anyOf":[{"type":"string"},{"type":"null"}]}}}},"at":{"properties":{"city":{"anyOf":[{"type":"boolean"},{"type":"null"}]}}}}}""",
            Write(""" "rows":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"}}}},"at":{"type":"object","properties":{"city":{"type":"boolean"}}} """));

    [Fact]
    public void Where_there_is_little_room_insides_go_first_and_rows_and_the_commonest_scalars_last()
    {
        var texts = string.Join(',', Enumerable.Range(0, 12).Select(i => $$""" "longer_{{i}}":{"type":"string"} """));

        var schema = Write($$$""" "ok":{"type":"boolean"},{{{texts}}},"rows":{"type":"array","items":{"type":"object","properties":{"inside":{"type":"string"}} } } """);

        Assert.Equal(
            """{"type":"object","properties":{"rows":{"anyOf":[{"type":"array"},{"type":"null"}]}},"patternProperties":{"^(longer_0|longer_1|longer_2|longer_3)$":{"anyOf":[{"type":"string"},{"type":"null"}]}}}""",
            schema);
    }

    [Fact]
    public void No_schema_is_larger_than_its_budget()
    {
        var many = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$""" "a_name_that_is_as_long_as_it_may_be_{{i.ToString("0000", CultureInfo.InvariantCulture)}}":{"type":"{{(i % 2 == 0 ? "object" : "array")}}"} """));

        Assert.InRange(Write(many).Length, OutputSchemaWriter.Budget / 2, OutputSchemaWriter.Budget);
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
