using OpenApiMcp.Generator.Reading;

namespace OpenApiMcp.Generator.Tests.Reading;

public class PathsReaderTests
{
    [Fact]
    public void Operations_come_in_the_order_of_the_document()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/b":{"put":{"operationId":"z"},"get":{"operationId":"y"}},"x-note":{},"/a":{"summary":"s","description":"d","x-extra":1,"trace":{"operationId":"a"}}}
            """));

        Assert.Empty(Given.Ids(result));
        Assert.Equal(["Z", "Y", "A"], result.Api.Operations.Select(operation => operation.Id));
    }

    [Theory]
    [InlineData("query")]
    [InlineData("GET")]
    [InlineData("additionalOperations")]
    public void What_looks_like_a_method_and_is_none_is_said(string member)
    {
        var result = Given.ReadAny(Given.Document("{\"/a\":{\"get\":{\"operationId\":\"a\"},\"" + member + "\":{}}}"));

        Assert.Equal(["OAM314"], Given.Ids(result));
        Assert.Single(result.Api.Operations);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("//evil.example/a")]
    [InlineData("/a?b=1")]
    [InlineData("/a#b")]
    [InlineData("/a\\\\b")]
    [InlineData("/a b")]
    [InlineData("/a\\u0000b")]
    [InlineData("/a/../b")]
    [InlineData("/./b")]
    [InlineData("/a}")]
    [InlineData("/{a{b}}")]
    [InlineData("/{a")]
    public void A_path_that_could_lead_elsewhere_is_refused(string path)
    {
        var result = Given.ReadAny(Given.Operation("", path: path));

        Assert.Contains("OAM310", Given.Ids(result));
        Assert.Empty(result.Api.Operations);
    }

    [Theory]
    [InlineData("/a/{b}/{c}.json", "b c")]
    [InlineData("/{a}{b}", "a b")]
    [InlineData("/", "")]
    public void The_names_between_braces_are_placeholders(string path, string names)
    {
        Assert.Equal(names, string.Join(" ", PathTemplate.Placeholders(path)));
    }
}
