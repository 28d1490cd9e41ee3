using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

/// <summary>A run of <c>install</c> in a home of its own, in which Cursor and Zed are set up with something else.</summary>
public abstract class InstallTest : IDisposable
{
    private protected const string Key = "k3y-Vt8Qw2Zp5Lr9";

    private protected const string KeyFile = ".config/leadmagic-mcp/key";

    private protected const string Cursor = ".cursor/mcp.json";

    private protected const string Zed = ".config/zed/settings.json";

    private protected TemporaryHome Home { get; } = new();

    /// <summary>The keys that were checked, in their order.</summary>
    private protected List<string> Checked { get; } = [];

    /// <summary>What the check of a key says.</summary>
    private protected KeyState State { get; set; } = KeyState.Accepted;

    protected InstallTest()
    {
        Home.Write(Cursor, "{\n  \"mcpServers\": {\n    \"other\": { \"env\": { \"TOKEN\": \"0ther-s3cret\" } }\n  }\n}\n");
        Home.Write(Zed, "{\n  \"vim_mode\": true,\n}\n");
    }

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static ScriptedTerminal Script() => new() { CanAsk = false };

    private protected static IReadOnlyList<McpClient> Named(params string[] names) => [.. names.Select(name => ClientList.All.Single(client => client.Name == name))];

    private protected Task<int> RunAsync(ScriptedTerminal terminal, InstallRequest request, LaunchCommand? launch = null)
    {
        var run = new InstallRun(Home.System, terminal, (key, _) =>
        {
            Checked.Add(key);
            return Task.FromResult(new KeyVerdict(State, "verdict."));
        });
        return run.RunAsync(request, launch ?? new("/opt/leadmagic-mcp", []), TestContext.Current.CancellationToken);
    }

    private protected void AssertUntouched()
    {
        Assert.Equal([Home.At(Zed), Home.At(Cursor)], Directory.GetFiles(Home.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.All([Cursor, Zed], file => Assert.DoesNotContain("leadmagic", Home.Read(file), StringComparison.Ordinal));
    }
}
