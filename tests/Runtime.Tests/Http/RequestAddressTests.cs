using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class RequestAddressTests
{
    [Theory]
    [InlineData("https://api.test", "/v1/x", "https://api.test/v1/x")]
    [InlineData("https://api.test/", "/v1/x", "https://api.test/v1/x")]
    [InlineData("https://api.test:8443/a/b/", "/v1/x", "https://api.test:8443/a/b/v1/x")]
    [InlineData("https://api.test/a", "v1/x", "https://api.test/a/v1/x")]
    [InlineData("https://api.test/a", "/v1/x/", "https://api.test/a/v1/x/")]
    [InlineData("https://api.test/a", "/ü y\"/#z", "https://api.test/a/%C3%BC%20y%22/%23z")]
    [InlineData("https://api.test/a", "//evil.test/x", "https://api.test/a//evil.test/x")]
    [InlineData("https://api.test", "@evil.test/x", "https://api.test/@evil.test/x")]
    [InlineData("https://api.test", "/?Action=List", "https://api.test/?Action=List")]
    public void The_path_follows_the_prefix_of_the_base_URL(string baseUrl, string template, string expected) =>
        Assert.Equal(expected, new ApiRequest("GET", template, new ApiCall(Sample.Tool())).ToMessage(new Uri(baseUrl)).RequestUri!.AbsoluteUri);

    [Fact]
    public void No_argument_changes_scheme_host_or_port()
    {
        foreach (var value in (string[])["//evil.test", "@evil.test", ":80", "https://evil.test", "\\\\evil.test", "%2f%2fevil.test", "?x", "#x"])
        {
            var json = $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
            var request = new ApiRequest("GET", "/{id}", Sample.Call(ParameterLocation.Path, "id", json));
            request.AddPath("id");
            var address = request.ToMessage(Sample.BaseUrl).RequestUri!;

            Assert.Equal("https://api.test", address.GetLeftPart(UriPartial.Authority));
            Assert.StartsWith("/base/", address.AbsolutePath, StringComparison.Ordinal);
            Assert.Equal("", address.Query);
        }
    }

    [Fact]
    public void Nothing_is_rewritten_after_encoding()
    {
        var request = new ApiRequest("GET", "/a%7Eb/{id}", Sample.Call(ParameterLocation.Path, "id", "\"%41\\u200e\""));
        request.AddPath("id");

        Assert.Equal("/base/a%7Eb/%2541%E2%80%8E", request.ToMessage(Sample.BaseUrl).RequestUri!.PathAndQuery);
    }

    [Fact]
    public void A_constant_query_of_the_path_comes_first()
    {
        var request = new ApiRequest("GET", "/x?Action=List", Sample.Call(ParameterLocation.Query, "q", "1"));
        request.AddQuery("q");

        Assert.Equal("?Action=List&q=1", request.ToMessage(Sample.BaseUrl).RequestUri!.Query);
    }

    [Fact]
    public void A_placeholder_without_a_value_is_a_fault_of_the_generated_code() =>
        Assert.Throws<InvalidOperationException>(() => new ApiRequest("GET", "/{id}", new ApiCall(Sample.Tool())).ToMessage(Sample.BaseUrl));

    [Fact]
    public void An_address_that_is_kept_is_that_of_its_base_URL_and_template()
    {
        var tool = Sample.Tool();
        var other = new Uri("https://other.test:8443/");
        string Address(string template, Uri baseUrl) => new ApiRequest("GET", template, new ApiCall(tool)).ToMessage(baseUrl).RequestUri!.AbsoluteUri;

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("https://api.test/base/x", Address("/x", Sample.BaseUrl));
            Assert.Equal("https://api.test/base/x", Address("/x", Sample.BaseUrl));
            Assert.Equal("https://other.test:8443/x", Address("/x", other));
            Assert.Equal("https://other.test:8443/y?z", Address("/y?z", other));
            Assert.Throws<InvalidOperationException>(() => Address("/{id}", other));
            Assert.Throws<ApiFailureException>(() => Address("/x/../y", other));
        }
    }

    [Fact]
    public void What_is_filled_in_is_not_kept()
    {
        var tool = Sample.Tool();
        string Address(string? value)
        {
            var call = new ApiCall(tool);
            if (value is not null) call.Add(ParameterLocation.Query, "q", Sample.Json(value));
            var request = new ApiRequest("GET", "/x", call);
            request.AddQuery("q");
            return request.ToMessage(Sample.BaseUrl).RequestUri!.PathAndQuery;
        }

        Assert.Equal(["/base/x?q=1", "/base/x", "/base/x?q=2", "/base/x"], new[] { "1", null, "2", null }.Select(Address));
    }

    [Fact]
    public void A_query_credential_replaces_every_pair_of_its_name()
    {
        var address = RequestAddress.WithQuery(RequestAddress.Create("https://h/p?a=1&%6Bey=evil&KEY=evil&b=2"), "key", "s&t");

        Assert.Equal("https://h/p?a=1&b=2&key=s%26t", address.OriginalString);
        Assert.Equal("https://h/p?key=s", RequestAddress.WithQuery(RequestAddress.Create("https://h/p"), "key", "s").OriginalString);
    }
}
