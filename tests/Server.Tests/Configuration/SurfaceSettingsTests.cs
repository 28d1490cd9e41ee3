using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class SurfaceSettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void By_default_the_toolsets_for_research_are_on(string? text)
    {
        Assert.Equal(["account", "people", "companies", "jobs", "ads"], Read(text).Toolsets);
        Assert.Equal(SurfaceSettings.Default, Read(text));
    }

    [Theory]
    [InlineData("search, people", "people search")]
    [InlineData("People,PEOPLE,,", "people")]
    [InlineData("all", "account people companies jobs ads analytics search bulk")]
    [InlineData("jobs,All", "account people companies jobs ads analytics search bulk")]
    public void The_list_is_read_and_put_in_order(string text, string expected) => Assert.Equal(expected, string.Join(' ', Read(text).Toolsets));

    [Theory]
    [InlineData("people,serch", "name 2", "did you mean \"search\"?")]
    [InlineData("companie", "name 1", "did you mean \"companies\"?")]
    [InlineData("lm_secret_key", "name 1", "Valid are account, people, companies, jobs, ads, analytics, search, bulk, or all")]
    [InlineData(",", "names no toolset", "Valid are")]
    public void An_unknown_name_is_refused_with_what_is_valid(string text, string what, string help)
    {
        var message = Assert.Throws<SettingsException>(() => Read(text)).Message;

        Assert.StartsWith("LEADMAGIC_TOOLSETS", message, StringComparison.Ordinal);
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Contains(help, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" FALSE ", false)]
    [InlineData("0", false)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("1", true)]
    public void The_switch_is_read(string? text, bool expected) => Assert.Equal(expected, Read(null, text).IsReadOnly);

    [Fact]
    public void A_switch_that_is_neither_on_nor_off_is_refused()
    {
        var message = Assert.Throws<SettingsException>(() => Read(null, "zzz")).Message;

        Assert.Equal("LEADMAGIC_READ_ONLY must be true or false; not set, it is false.", message);
    }

    [Theory]
    [InlineData("people", true, true)]
    [InlineData("people", false, false)]
    [InlineData("search", true, false)]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    public void Read_only_leaves_out_what_is_not_read_only(string? toolset, bool readOnly, bool expected) =>
        Assert.Equal(expected, Read("people", "true").Includes(Tool(toolset, readOnly)));

    [Theory]
    [InlineData("people", true)]
    [InlineData("search", false)]
    [InlineData(null, true)]
    public void Otherwise_the_toolset_alone_decides(string? toolset, bool expected) => Assert.Equal(expected, Read("people").Includes(Tool(toolset, readOnly: false)));

    [Fact]
    public void Every_toolset_of_the_document_is_known_and_no_other()
    {
        var toolsets = Demo.Tools.Select(tool => tool.About.Toolset).Distinct(StringComparer.Ordinal);

        Assert.Equal(toolsets.Order(StringComparer.Ordinal), SurfaceSettings.KnownToolsets.Order(StringComparer.Ordinal));
    }

    private static SurfaceSettings Read(string? toolsets, string? readOnly = null) => SurfaceSettings.Read(name => name switch
    {
        SurfaceSettings.ToolsetsName => toolsets,
        SurfaceSettings.ReadOnlyName => readOnly,
        _ => null,
    });

    private static ToolDefinition Tool(string? toolset, bool readOnly) => new()
    {
        Name = "made_up",
        Title = "Made up",
        Description = "Made up.",
        Operation = "POST /made/up",
        Toolset = toolset,
        Hints = new(readOnly, Destructive: false, Idempotent: true, OpenWorld: true),
        Retry = RetryClass.Unsent,
    };
}
