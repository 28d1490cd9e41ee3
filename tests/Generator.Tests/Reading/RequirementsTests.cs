namespace OpenApiMcp.Generator.Tests.Reading;

public class RequirementsTests
{
    [Theory]
    [InlineData("""{"properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}""", "Does it. Requires a or b.")]
    [InlineData("""{"properties":{"a":{},"b":{},"c":{}},"anyOf":[{"required":["a"]},{"required":["b"]},{"required":["c"]}]}""", "Does it. Requires a, b or c.")]
    [InlineData("""{"properties":{"a":{},"b":{},"c":{}},"anyOf":[{"required":["a","b"]},{"required":["c"]}]}""", "Does it. Requires (a and b) or c.")]
    [InlineData("""{"properties":{"a":{},"b":{}},"oneOf":[{"required":["a"]},{"required":["b"]}]}""", "Does it. Requires exactly one of a or b.")]
    [InlineData("""{"properties":{"a":{},"b":{},"c":{},"d":{}},"allOf":[{"anyOf":[{"required":["a"]},{"required":["b"]}]},{"anyOf":[{"required":["c"]},{"required":["d"]}]}]}""", "Does it. Requires a or b; c or d.")]
    [InlineData("""{"properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"minProperties":2}]}""", "Does it")]
    [InlineData("""{"properties":{"a":{}},"required":["a"]}""", "Does it")]
    public void Either_or_rules_are_said_in_the_description(string schema, string expected)
    {
        Assert.Equal(expected, Describe("Does it", schema));
    }

    [Theory]
    [InlineData("Does it.")]
    [InlineData("Does it!")]
    [InlineData("Does it?")]
    public void A_sentence_that_has_ended_gets_no_second_full_stop(string description)
    {
        Assert.Equal(description + " Requires a.", Describe(description, """{"properties":{"a":{}},"anyOf":[{"required":["a"]}]}"""));
    }

    [Fact]
    public void A_long_description_is_cut_behind_a_sentence_and_keeps_what_is_required()
    {
        var sentences = string.Concat(Enumerable.Repeat("This is a sentence of thirty c. ", 50));

        var description = Describe(sentences, """{"properties":{"a":{}},"anyOf":[{"required":["a"]}]}""");

        Assert.InRange(description.Length, 950, 1024);
        Assert.EndsWith("thirty c. Requires a.", description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_of_exactly_1024_characters_is_whole()
    {
        var whole = new string('x', 1024);

        Assert.Equal(whole, Describe(whole, "{}"));
        Assert.Equal(1024, Describe(whole + "y", "{}").Length);
        Assert.EndsWith("x…", Describe(whole + "y", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_never_falls_into_a_surrogate_pair()
    {
        var description = Describe("x" + string.Concat(Enumerable.Repeat("\U0001F600", 600)), "{}");

        Assert.True(char.IsLowSurrogate(description[^2]), "the last whole character is an emoji");
        Assert.Equal('…', description[^1]);
    }

    [Fact]
    public void A_rule_with_very_many_names_does_not_push_the_description_out()
    {
        var names = Enumerable.Range(0, 200).Select(index => $"a_property_with_a_long_name_{index}").ToList();
        var properties = string.Join(",", names.Select(name => $"\"{name}\":{{}}"));
        var branches = string.Join(",", names.Select(name => $"{{\"required\":[\"{name}\"]}}"));
        var schema = $$"""{"properties":{{{properties}} },"anyOf":[{{branches}}]}""";

        var description = Describe("Does it", schema);

        Assert.StartsWith("Does it. Requires a_property_with_a_long_name_0, ", description, StringComparison.Ordinal);
        Assert.InRange(description.Length, 300, 1024);
    }

    private static string Describe(string description, string schema) => Given.Read(Given.Operation($$"""
        "description":"{{description}}","requestBody":{"content":{"application/json":{"schema":{{schema}} } } }
        """)).Description;
}
