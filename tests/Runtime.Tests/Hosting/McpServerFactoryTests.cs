using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Tests.Hosting;

public sealed class McpServerFactoryTests
{
    private static readonly ServerDescription Server = new() { Name = "t", Version = "1" };

    [Fact]
    public void Tools_are_listed_by_name_whatever_order_they_come_in()
    {
        McpServerOptions options = McpServerFactory.CreateOptions(Server, [StubTool.Saying("b", ""), StubTool.Saying("a_b", ""), StubTool.Saying("B", "")]);

        Assert.Equal(["B", "a_b", "b"], options.ToolCollection!.Select(tool => tool.ProtocolTool.Name));
    }

    [Fact]
    public void Two_tools_of_one_name_are_refused_by_name()
    {
        var exception = Assert.Throws<ArgumentException>(() => McpServerFactory.CreateOptions(Server, [StubTool.Saying("twin", ""), StubTool.Saying("twin", "")]));

        Assert.Contains("\"twin\"", exception.Message, StringComparison.Ordinal);
    }
}
