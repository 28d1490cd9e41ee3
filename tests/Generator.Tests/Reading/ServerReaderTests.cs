namespace OpenApiMcp.Generator.Tests.Reading;

public class ServerReaderTests
{
    [Fact]
    public void Variables_are_replaced_by_their_defaults()
    {
        var api = Given.ReadAny(Given.Operation("", """
            "servers":[
              {"url":"https://{region}.example.com/{version}","variables":{"region":{"default":"eu"},"version":{"default":"v2","enum":["v1","v2"]}}},
              {"url":"http://localhost:8080"}]
            """)).Api;

        Assert.Equal(["https://eu.example.com/v2", "http://localhost:8080"], api.Servers);
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("ftp://example.com")]
    [InlineData("{host}")]
    [InlineData("https://example.com/{version}")]
    [InlineData("example.com")]
    public void A_server_that_cannot_be_called_is_not_used(string url)
    {
        var result = Given.ReadAny(Given.Operation("", $$"""
            "servers":[{"url":"{{url}}"}]
            """));

        Assert.Equal(["OAM010"], Given.Ids(result));
        Assert.Empty(result.Api.Servers);
        Assert.Single(result.Api.Operations);
    }

    [Fact]
    public void Servers_of_a_path_that_repeat_those_of_the_document_change_nothing()
    {
        const string Servers = """
            "servers":[{"url":"https://example.com"}]
            """;

        Given.Read(Given.Operation(Servers, Servers));
    }

    [Theory]
    [InlineData("""{"servers":[{"url":"https://other.example"}],"post":{"operationId":"a"}}""")]
    [InlineData("""{"post":{"operationId":"a","servers":[{"url":"https://other.example"}]}}""")]
    public void An_operation_that_is_served_elsewhere_is_left_out(string path)
    {
        var result = Given.ReadAny(Given.Document("""{"/a":""" + path + ""","/b":{"get":{"operationId":"b"}}}""", """
            "servers":[{"url":"https://example.com"}]
            """));

        Assert.Equal(["OAM313"], Given.Ids(result));
        Assert.Equal(["B"], result.Api.Operations.Select(operation => operation.Id));
    }
}
