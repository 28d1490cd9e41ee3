using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Tests.Json;

public class JsonPointerTests
{
    private const string Document = """{"a":{"b/c":[10,20],"m~n":30,"":40,"1":50}}""";

    [Theory]
    [InlineData("/a/b~1c/0", "10")]
    [InlineData("/a/b~1c/1", "20")]
    [InlineData("/a/m~0n", "30")]
    [InlineData("/a/", "40")]
    [InlineData("/a/1", "50")]
    public void A_pointer_leads_to_a_value(string pointer, string expected)
    {
        Assert.Equal(expected, JsonPointer.Follow(JsonReader.Read(Document), pointer)!.Text);
    }

    [Fact]
    public void An_empty_pointer_is_the_root()
    {
        var root = JsonReader.Read(Document);

        Assert.Same(root, JsonPointer.Follow(root, ""));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("/b")]
    [InlineData("/a/b~1c/2")]
    [InlineData("/a/b~1c/-1")]
    [InlineData("/a/b~1c/+1")]
    [InlineData("/a/b~1c/-")]
    [InlineData("/a/m~0n/x")]
    [InlineData("/a/b~1c/99999999999")]
    public void A_pointer_to_nothing_is_null(string pointer)
    {
        Assert.Null(JsonPointer.Follow(JsonReader.Read(Document), pointer));
    }

    [Fact]
    public void Escaping_a_token_lets_the_pointer_find_it()
    {
        Assert.NotNull(JsonPointer.Follow(JsonReader.Read(Document), "/a/" + JsonPointer.Escape("b/c")));
        Assert.Equal("~01", JsonPointer.Escape("~1"));
    }
}
