using LeadMagic.Server.Packaging;
using OpenApiMcp.TestKit;

namespace LeadMagic.Server.Tests.Packaging;

/// <summary>The pages in <c>docs/</c> that are made by the program are what it makes today.</summary>
public sealed class ReferencePageTests
{
    [Theory]
    [InlineData("settings")]
    [InlineData("tools")]
    public void A_page_is_what_the_program_makes(string name)
    {
        var made = name == "settings" ? SettingsPage.Write() : ToolsPage.Write();

        var page = File.ReadAllText(RepositoryPaths.At($"docs/{name}.md")).ReplaceLineEndings("\n");

        Assert.True(made == page, $"docs/{name}.md is not up to date. Write it anew: dotnet run --project src/Server -- reference {name} > docs/{name}.md");
    }
}
