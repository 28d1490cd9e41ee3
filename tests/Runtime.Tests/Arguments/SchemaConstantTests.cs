using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaConstantTests
{
    [Fact]
    public void A_constant_may_be_nested_as_deeply_as_a_document()
    {
        var json = new string('[', 256) + new string(']', 256);

        Assert.Equal(json, SchemaConstant.Parse(json).GetRawText());
    }
}
