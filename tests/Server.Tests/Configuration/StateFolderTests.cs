using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class StateFolderTests
{
    private static readonly string Root = Path.GetPathRoot(Path.GetTempPath())!;
    private static readonly string Home = Path.Combine(Root, "home", "jane");

    [Fact]
    public void It_is_where_each_system_keeps_such_things()
    {
        Assert.Equal(Path.Combine(Home, ".local/state", "leadmagic-mcp"), StateFolder.Find(_ => null, Home, isMac: false, isWindows: false));
        Assert.Equal(Path.Combine(Home, "Library/Application Support", "leadmagic-mcp"), StateFolder.Find(_ => null, Home, isMac: true, isWindows: false));
        Assert.Equal(Path.Combine(Root, "local", "leadmagic-mcp"), StateFolder.Find(Variable("LOCALAPPDATA", Path.Combine(Root, "local")), Home, isMac: false, isWindows: true));
    }

    [Fact]
    public void The_user_can_choose_another() =>
        Assert.Equal(Path.Combine(Root, "state", "leadmagic-mcp"), StateFolder.Find(Variable("XDG_STATE_HOME", Path.Combine(Root, "state")), Home, isMac: false, isWindows: false));

    [Theory]
    [InlineData("")]
    [InlineData("state")]
    public void A_relative_path_does_not_count(string path) =>
        Assert.StartsWith(Home, StateFolder.Find(Variable("XDG_STATE_HOME", path), Home, isMac: false, isWindows: false), StringComparison.Ordinal);

    [Fact]
    public void A_user_without_a_home_has_none() => Assert.Null(StateFolder.Find(_ => null, "", isMac: false, isWindows: false));

    private static Func<string, string?> Variable(string name, string value) => asked => asked == name ? value : null;
}
