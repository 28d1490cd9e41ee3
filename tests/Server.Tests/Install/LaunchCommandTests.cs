using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

public sealed class LaunchCommandTests
{
    [Theory]
    [InlineData("/opt/leadmagic/leadmagic-mcp", "/opt/leadmagic/", "/opt/leadmagic/leadmagic-mcp")]
    [InlineData("/home/jane/.dotnet/tools/leadmagic-mcp", "/home/jane/.dotnet/tools/.store/leadmagic.mcp/", "/home/jane/.dotnet/tools/leadmagic-mcp")]
    [InlineData("/usr/bin/dotnet", "/opt/leadmagic", "/usr/bin/dotnet", "/opt/leadmagic/leadmagic-mcp.dll")]
    public void What_runs_now_is_what_a_client_starts(string process, string folder, string command, params string[] arguments) =>
        AssertStarts(LaunchCommand.Of(process, folder, isDemo: false), command, arguments);

    [Fact]
    public void A_demo_says_so() => AssertStarts(LaunchCommand.Of("/opt/leadmagic-mcp", "/opt", isDemo: true), "/opt/leadmagic-mcp", ["--demo"]);

    [Theory]
    [InlineData("/usr/bin/dotnet", "/home/jane/.nuget/packages/leadmagic.mcp/1.0.0/tools/net10.0/any/", "/usr/bin/dotnet")]
    [InlineData("/home/jane/.nuget/packages/leadmagic.mcp/1.0.0/tools/any/linux-x64/leadmagic-mcp", "/home/jane/.nuget/packages/leadmagic.mcp/1.0.0/tools/any/linux-x64/", "dotnet")]
    public void From_a_cache_that_may_be_emptied_the_package_is_named(string process, string folder, string command) =>
        AssertStarts(LaunchCommand.Of(process, folder, isDemo: true), command, ["tool", "exec", $"LeadMagic.Mcp@{ProductVersion.Number}", "--yes", "--", "--demo"]);

    private static void AssertStarts(LaunchCommand launch, string command, string[] arguments)
    {
        Assert.Equal(command, launch.Command);
        Assert.Equal(arguments, launch.Arguments);
    }
}
