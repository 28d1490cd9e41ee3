using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Tests.Json;

public class UriReferenceTests
{
    /// <summary>The examples of RFC 3986, sections 5.4.1 and 5.4.2, without their fragments.</summary>
    [Theory]
    [InlineData("g:h", "g:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q")]
    [InlineData("g#s", "http://a/b/c/g")]
    [InlineData("g?y#s", "http://a/b/c/g?y")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("g;x?y#s", "http://a/b/c/g;x?y")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../g", "http://a/g")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./../g", "http://a/b/g")]
    [InlineData("./g/.", "http://a/b/c/g/")]
    [InlineData("g/../h", "http://a/b/c/h")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    [InlineData("http:g", "http:g")]
    public void A_reference_is_resolved_as_rfc_3986_shows(string reference, string expected) =>
        Assert.Equal(expected, UriReference.Resolve(reference, "http://a/b/c/d;p?q"));

    [Theory]
    [InlineData("g", "http://a", "http://a/g")]
    [InlineData("g", "urn:example:a", "urn:g")]
    [InlineData("#x", "urn:example:a?=q", "urn:example:a?=q")]
    [InlineData("a:b/c", "http://a/", "a:b/c")]
    [InlineData("./a:b", "http://a/", "http://a/a:b")]
    public void Bases_without_a_path_or_an_authority_work_too(string reference, string baseUri, string expected) =>
        Assert.Equal(expected, UriReference.Resolve(reference, baseUri));

    [Theory]
    [InlineData("a#b%20c", "b c")]
    [InlineData("a", "")]
    [InlineData("#", "")]
    [InlineData("#/a~1b/%E2%82%AC", "/a~1b/€")]
    public void A_fragment_is_decoded(string reference, string expected) => Assert.Equal(expected, UriReference.Fragment(reference));
}
