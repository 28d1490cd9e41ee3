using System.Text.Json;

namespace OpenApiMcp.Generator.Tests.Reading;

public class DiscriminatorReaderTests
{
    private const string CatOrDog = """{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}""";

    private const string Pets = """
        "components":{"schemas":{"Cat":{"required":["lives"]},"Dog":{"required":["tail"]},"Other":{}}}
        """;

    [Theory]
    [InlineData("", "Cat", "Dog")]
    [InlineData(""","mapping":{"feline":"#/components/schemas/Cat","kitten":"Cat","canine":"Dog"}""", "feline,kitten", "canine")]
    [InlineData(""","mapping":{"feline":"#/components/schemas/Cat","lost":"#/components/schemas/Nobody","away":"other.json"}""", "feline", "Dog")]
    public void Alternatives_have_the_names_of_the_mapping_or_of_their_components(string mapping, string cat, string dog)
    {
        var schema = Given.Schema($$$"""
            {"oneOf":[{{{CatOrDog}}},{"type":"object"}],"discriminator":{"propertyName":"kind"{{{mapping}}} } }
            """, Pets);

        Assert.Equal("kind", schema.Discriminator!.Property);
        Assert.Equal([cat, dog, ""], schema.Discriminator.Values.Select(names => string.Join(',', names)));
    }

    [Theory]
    [InlineData("""{"discriminator":{"propertyName":"kind"}}""")]
    [InlineData("""{"discriminator":{"propertyName":"kind"},"anyOf":[{"type":"string"}]}""")]
    public void A_discriminator_that_names_no_alternative_says_nothing(string schema) => Assert.Null(Given.Schema(schema, Pets).Discriminator);

    [Theory]
    [InlineData("""{"discriminator":{}}""")]
    [InlineData("""{"discriminator":"kind"}""")]
    public void A_discriminator_without_a_property_is_refused(string schema) =>
        Assert.Equal(["OAM201"], Given.Ids(Given.ReadAny(Given.Query(schema))));

    [Fact]
    public void The_emitted_rules_speak_of_the_alternative_that_the_discriminator_names()
    {
        var document = Given.Query($$$"""{"oneOf":[{{{CatOrDog}}}],"discriminator":{"propertyName":"kind"} }""", Pets);
        var rules = new EmittedRules(new GeneratorRun(document));

        var problem = Assert.Single(rules.Check("DoIt", JsonElement.Parse("""{"q":{"kind":"Dog"}}""")));

        Assert.Equal(("/q", "required", "tail"), (problem.Pointer, problem.Rule, problem.Expected));
    }
}
