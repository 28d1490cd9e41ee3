using LeadMagic.Server.Commands;
using OpenApiMcp.Runtime.Documentation;

namespace LeadMagic.Server.Tests.Commands;

public sealed class DocsCommandTests
{
    [Fact]
    public void The_page_of_a_tool_is_the_one_that_models_read() => Assert.Equal(ToolPage.Write(Demo.Tool("search_people")), Run("search_people"));

    [Fact]
    public void Without_a_name_every_tool_is_listed()
    {
        var index = Run(null);

        Assert.All(Demo.Tools, tool => Assert.Contains($"- {tool.About.Name} ", index.Replace(":", " ", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static string Run(string? tool)
    {
        using var output = new StringWriter();
        Assert.Equal(0, DocsCommand.Run(output, tool));
        return output.ToString();
    }
}
