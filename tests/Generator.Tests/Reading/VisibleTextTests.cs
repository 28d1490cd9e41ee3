namespace OpenApiMcp.Generator.Tests.Reading;

public class VisibleTextTests
{
    [Theory]
    [InlineData("a\u200bb", "ab")]
    [InlineData("\ufeffab\u202e", "ab")]
    [InlineData("a\u2066b\u2069", "ab")]
    [InlineData("a\u00adb", "ab")]
    [InlineData("a\0b\u001b\u007f\u009f", "ab")]
    [InlineData("a\u2028b\u2029c\u0085d", "a b c d")]
    [InlineData("ab\U000E0041\U000E0042", "ab")]
    [InlineData("a\ufe0fb\u200dc", "abc")]
    [InlineData("\u2764\ufe0f\ufe0f\ufe0f", "\u2764\ufe0f")]
    [InlineData("\u05d0\u200c\u200c\u200d", "\u05d0\u200c")]
    [InlineData("a\u3164b\u034fc", "abc")]
    public void What_cannot_be_seen_is_removed_with_a_warning(string text, string expected)
    {
        var result = Given.ReadAny(Describe(text));

        Assert.Equal(["OAM109"], Given.Ids(result));
        Assert.Equal(expected, Assert.Single(result.Api.Operations).Description);
    }

    [Theory]
    [InlineData("plain, with\ttab\nand line")]
    [InlineData("Zoë Ünal \u4f60\u597d \u0643\u062a\u0628")]
    [InlineData("\U0001F468\u200d\U0001F469\u200d\U0001F467 \u2764\ufe0f\u200d\U0001F525")]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")]
    [InlineData("a\u00a0b \u2013 \u201cc\u201d \ue000")]
    public void What_people_see_stays(string text)
    {
        Assert.Equal(text, Given.Read(Describe(text)).Description);
    }

    [Fact]
    public void Every_text_that_a_model_reads_is_cleaned()
    {
        var result = Given.ReadAny(Given.Operation(
            """
            "summary":"Su\u200bmmary","tags":["to\u200bols"],"x-mcp":{"title":"Ti\u200btle","description":"De\u200bscription"},"x-credits":{"base":0,"freeWhen":"fr\u200bee"},
            "parameters":[{"name":"q\u200bq","in":"query","description":"a\u200bb","schema":{}}],
            "requestBody":{"description":"b\u200bc","content":{"application/json":{"schema":{"type":"array","title":"t\u200bt","items":{"description":"c\u200bd"}}}}}
            """).Replace("Things", "Thi\\u200bngs", StringComparison.Ordinal));

        var operation = Assert.Single(result.Api.Operations);
        Assert.Equal(("Things", "Title", "Description", "Summary", "to_ols", "free"), (result.Api.Title, operation.Title, operation.Description, operation.Summary, operation.Toolset, operation.Credits?.FreeWhen));
        Assert.Equal(["ab", "bc"], operation.Arguments.Object.Properties.Select(argument => argument.Schema.Description!));
        Assert.Equal("cd", Given.Argument(operation, "body").Array.Items!.Description);
        Assert.Equal(Enumerable.Repeat("OAM109", 9), Given.Ids(result));
    }

    [Fact]
    public void Names_and_values_that_the_API_compares_are_kept_and_reported()
    {
        var result = Given.ReadAny(Given.Body("""{"properties":{"a":{"properties":{"b\u200b":{"enum":["c\u200b"]},"d":{"const":"e\u200b"},"f":{"default":"g\u200b"}}}}}"""));

        var properties = Given.Argument(Assert.Single(result.Api.Operations), "a").Object.Properties;
        Assert.Equal(("b\u200b", "\"c\\u200b\""), (properties[0].Name, properties[0].Schema.Enum!.Value[0]));
        Assert.Equal(Enumerable.Repeat("OAM109", 4), Given.Ids(result));
        Assert.All(result.Problems.Where(problem => problem.Rule.Id == "OAM109"), problem => Assert.Contains("U+200B", problem.Message, StringComparison.Ordinal));
        Assert.All(result.Problems.Where(problem => problem.Rule.Id == "OAM109"), problem => Assert.EndsWith("it is kept, since the API compares it.", problem.Message, StringComparison.Ordinal));
    }

    private static string Describe(string text) => Given.Operation($"\"description\":\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\"");
}
