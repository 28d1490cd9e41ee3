using System.Text.Json;

namespace OpenApiMcp.Generator.Tests.Pipeline;

/// <summary>The whole way, from published documents to compiled code.</summary>
public class RealDocumentTests
{
    /// <summary>Keywords that make clients refuse a tool, or the whole list, when they stand at the root of its schema.</summary>
    private static readonly string[] RootKeywords =
    [
        "type", "properties", "required", "additionalProperties", "minProperties", "maxProperties", "propertyNames", "dependentRequired",
        "patternProperties", "$defs",
    ];

    public static TheoryData<string> All => RealDocuments.All;

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_emitted_compiles_without_a_warning(string path)
    {
        var run = new GeneratorRun(RealDocuments.Read(path));

        run.AssertCompiles();
        Assert.True(run.Files.Count > 1, "no tool was emitted");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_operation_is_served_or_named_in_a_diagnostic(string path)
    {
        var text = RealDocuments.Read(path);
        using var document = JsonDocument.Parse(text);
        string[] methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
        var expected = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(item => item.Value.EnumerateObject()
                .Where(member => methods.Contains(member.Name))
                .Select(member => $"{member.Name.ToUpperInvariant()} {item.Name}"));

        var result = Given.ReadAny(text);

        var served = result.Api.Operations.Select(operation => $"{operation.Method} {operation.Path}");
        var leftOut = result.Problems.SelectMany(problem => problem.LeftOut);
        Assert.Equal(expected.Order(StringComparer.Ordinal), served.Concat(leftOut).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Our_own_document_is_read_without_a_word()
    {
        Assert.Empty(Given.ReadAny(RealDocuments.Read(RealDocuments.Own)).Problems.Select(problem => problem.Message));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_root_of_every_input_schema_is_a_plain_object(string path)
    {
        Assert.All(InputSchemas.Of(RealDocuments.Read(path)), schema =>
        {
            Assert.Equal("object", schema.GetProperty("type").GetString());
            Assert.Empty(schema.EnumerateObject().Select(member => member.Name).Except(RootKeywords, StringComparer.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_reference_of_an_input_schema_leads_to_a_place_inside_it(string path)
    {
        Assert.All(InputSchemas.Of(RealDocuments.Read(path)), schema => Assert.All(InputSchemas.References(schema), reference =>
        {
            Assert.StartsWith("#/$defs/", reference, StringComparison.Ordinal);
            Assert.True(schema.GetProperty("$defs").TryGetProperty(reference["#/$defs/".Length..], out _), $"{reference} leads to nothing");
        }));
    }

    [Fact]
    public void The_search_for_references_finds_them()
    {
        var references = InputSchemas.Of(RealDocuments.Read("../shared/specs/real/adyen-checkout-3.1.json")).SelectMany(InputSchemas.References);

        Assert.True(references.Count() > 100, "Adyen's document has hundreds of references");
    }
}
