using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Model;

public class EquatableArrayTests
{
    [Fact]
    public void Arrays_with_equal_items_are_equal()
    {
        var first = new EquatableArray<string>(["a", "b"]);
        var second = new[] { "a", "b" }.ToEquatableArray();

        Assert.True(first.Equals(second));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.True(new SecuritySchemeModel("a", "b", "c").Equals(new SecuritySchemeModel("a", "b", "c")));
    }

    [Fact]
    public void Order_and_length_count()
    {
        var array = new EquatableArray<string>(["a", "b"]);

        Assert.False(array.Equals(new EquatableArray<string>(["b", "a"])));
        Assert.False(array.Equals(new EquatableArray<string>(["a"])));
        Assert.False(array.Equals(null));
    }

    [Fact]
    public void An_array_that_was_never_set_is_empty()
    {
        EquatableArray<string> none = default;

        Assert.Empty(none);
        Assert.True(none.Equals(new EquatableArray<string>([])));
        Assert.Equal(none.GetHashCode(), new EquatableArray<string>([]).GetHashCode());
    }

    [Fact]
    public void Models_are_equal_when_everything_inside_is()
    {
        static OperationModel Read() => Given.Read(Given.Body("""{"properties":{"a":{"enum":["x"],"items":{"pattern":"^a"}}},"anyOf":[{"required":["a"]}]}"""));

        Assert.Equal(Read(), Read());
        Assert.NotEqual(Read(), Given.Read(Given.Body("""{"properties":{"a":{"enum":["x"],"items":{"pattern":"^b"}}},"anyOf":[{"required":["a"]}]}""")));
    }
}
