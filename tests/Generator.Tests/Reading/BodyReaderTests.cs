namespace OpenApiMcp.Generator.Tests.Reading;

public class BodyReaderTests
{
    [Theory]
    [InlineData("text/plain|multipart/form-data|application/x-www-form-urlencoded|application/json", "application/json")]
    [InlineData("application/xml|application/vnd.api+json", "application/vnd.api+json")]
    [InlineData("application/problem+json|application/json;charset=utf-8", "application/json;charset=utf-8")]
    [InlineData("application/octet-stream|multipart/form-data", "multipart/form-data")]
    [InlineData("text/csv|application/octet-stream", "application/octet-stream")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("APPLICATION/JSON", "APPLICATION/JSON")]
    public void The_media_type_that_says_most_is_chosen(string offered, string chosen)
    {
        var operation = Given.Read(Given.Operation($$"""
            "requestBody":{"content":{{{string.Join(",", offered.Split('|').Select(name => $"\"{name}\":{{\"schema\":{{}}}}"))}} } }
            """));

        Assert.Equal(chosen, operation.Body!.MediaType);
    }

    [Fact]
    public void A_body_can_be_a_reference()
    {
        var operation = Given.Read(Given.Operation("""
            "requestBody":{"$ref":"#/components/requestBodies/B"}
            """, """
            "components":{"requestBodies":{"B":{"required":true,"content":{"application/json":{"schema":{"properties":{"a":{}}}}}}}}
            """));

        Assert.Equal(["a"], Given.ArgumentNames(operation));
    }

    [Fact]
    public void A_body_without_any_media_type_is_none()
    {
        Assert.Null(Given.Read(Given.Operation("""
            "requestBody":{"content":{}}
            """)).Body);
    }

    [Fact]
    public void An_encoding_that_is_not_applied_is_refused()
    {
        var result = Given.ReadAny(Given.Operation("""
            "requestBody":{"content":{"multipart/form-data":{"schema":{"properties":{"a":{}}},"encoding":{"a":{"contentType":"image/png"}}}}}
            """));

        Assert.Equal(["OAM315"], Given.Ids(result));
        Assert.Empty(result.Api.Operations);
    }

    [Fact]
    public void An_encoding_of_a_body_without_parts_means_nothing()
    {
        Assert.NotNull(Given.Read(Given.Operation("""
            "requestBody":{"content":{"application/json":{"schema":{"properties":{"a":{}}},"encoding":{"a":{"contentType":"image/png"}}}}}
            """)).Body);
    }
}
