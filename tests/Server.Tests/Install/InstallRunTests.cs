using LeadMagic.Server.Configuration;
using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

public sealed class InstallRunTests : IDisposable
{
    private const string Key = "k3y-Vt8Qw2Zp5Lr9";

    private const string KeyFile = ".config/leadmagic-mcp/key";

    private const string Cursor = ".cursor/mcp.json";

    private const string Zed = ".config/zed/settings.json";

    private readonly TemporaryHome _home = new();

    private readonly List<string> _checked = [];

    private KeyState _state = KeyState.Accepted;

    public InstallRunTests()
    {
        _home.Write(Cursor, "{\n  \"mcpServers\": {\n    \"other\": { \"env\": { \"TOKEN\": \"0ther-s3cret\" } }\n  }\n}\n");
        _home.Write(Zed, "{\n  \"vim_mode\": true,\n}\n");
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task All_that_is_found_is_set_up_and_taken_out_again_to_the_byte()
    {
        _home.Set(KeySettings.KeyName, Key);
        var (cursor, zed) = (_home.Read(Cursor), _home.Read(Zed));

        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true }));
        Assert.Contains("${env:LEADMAGIC_API_KEY}", _home.Read(Cursor), StringComparison.Ordinal);
        Assert.Contains(_home.At(KeyFile), _home.Read(Zed), StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true, IsUninstall = true }));
        Assert.Equal((cursor, zed), (_home.Read(Cursor), _home.Read(Zed)));
        Assert.Equal([_home.At(Zed), _home.At(Cursor)], Directory.GetFiles(_home.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_key_stands_in_one_file_that_only_its_owner_can_read_and_is_never_shown()
    {
        _home.Set(KeySettings.KeyName, Key);
        var terminal = Script();

        await RunAsync(terminal, new() { IsForAll = true });

        Assert.Equal([_home.At(KeyFile)], Directory.GetFiles(_home.Path, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains(Key, StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(SafeFile.OwnerOnly, File.GetUnixFileMode(_home.At(KeyFile)));
        Assert.DoesNotContain(Key, terminal.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("0ther-s3cret", terminal.Everything, StringComparison.Ordinal);
        Assert.Equal(Key, InstallKey.Find(_home.System with { Variable = _ => null }).Value);
    }

    [Fact]
    public async Task The_key_is_no_file_where_every_client_can_refer_to_the_environment()
    {
        _home.Set(KeySettings.KeyName, Key);

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("cursor") }));

        Assert.False(File.Exists(_home.At(KeyFile)));
        Assert.DoesNotContain("leadmagic", _home.Read(Zed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_asked_for_clients_key_and_consent()
    {
        var terminal = new ScriptedTerminal { Chosen = [1] };
        terminal.Keys.Enqueue($" {Key} ");

        Assert.Equal(0, await RunAsync(terminal, new()));

        Assert.Equal(3, terminal.Questions.Count);
        Assert.Equal([Key], _checked);
        Assert.Contains("leadmagic", _home.Read(Zed), StringComparison.Ordinal);
        Assert.DoesNotContain("leadmagic", _home.Read(Cursor), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, terminal.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KeySettings.KeyName)]
    [InlineData(KeySettings.FileName)]
    public async Task A_refused_key_is_asked_for_again_and_the_typed_one_is_used(string source)
    {
        var file = _home.Write("own-key", "wr0ng");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, SafeFile.OwnerOnly);
        _home.Set(source, source == KeySettings.FileName ? file : "wr0ng");
        var terminal = new ScriptedTerminal { Chosen = [0] };
        terminal.Keys.Enqueue(Key);
        var run = new InstallRun(_home.System, terminal, (key, _) => Task.FromResult(new KeyVerdict(key == Key ? KeyState.Accepted : KeyState.Refused, "verdict")));

        Assert.Equal(0, await run.RunAsync(new(), new("x", []), TestContext.Current.CancellationToken));

        Assert.Contains(_home.At(KeyFile), _home.Read(Cursor), StringComparison.Ordinal);
        Assert.Equal(Key + "\n", _home.Read(KeyFile));
    }

    [Theory]
    [InlineData(KeyState.Refused)]
    [InlineData(KeyState.Unknown)]
    public async Task Without_a_person_a_key_that_is_not_accepted_changes_nothing(object state)
    {
        _home.Set(KeySettings.KeyName, Key);
        _state = (KeyState)state;

        var fault = await Assert.ThrowsAsync<SettingsException>(() => RunAsync(Script(), new() { IsForAll = true }));

        Assert.Contains("Nothing was changed", fault.Message, StringComparison.Ordinal);
        AssertUntouched();
        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true, SkipsCheck = true }));
    }

    [Fact]
    public async Task Without_a_person_a_key_and_clients_must_be_given()
    {
        await Assert.ThrowsAsync<SettingsException>(() => RunAsync(Script(), new() { IsForAll = true }));
        await Assert.ThrowsAsync<SettingsException>(() => RunAsync(Script(), new()));

        AssertUntouched();
    }

    [Fact]
    public async Task A_no_and_a_dry_run_change_nothing()
    {
        _home.Set(KeySettings.KeyName, Key);

        Assert.Equal(1, await RunAsync(new ScriptedTerminal { Agrees = false }, new() { IsForAll = true }));
        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true, IsDryRun = true }));

        AssertUntouched();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_as_JSON_is_left_alone_with_its_line_and_column_and_the_others_are_done()
    {
        _home.Set(KeySettings.KeyName, Key);
        const string Broken = "{\n  \"mcpServers\": {\n    \"x\": s3cret\n  }\n}\n";
        _home.Write(Cursor, Broken);
        var terminal = Script();

        Assert.Equal(1, await RunAsync(terminal, new() { IsForAll = true }));

        Assert.Equal(Broken, _home.Read(Cursor));
        Assert.Contains("leadmagic", _home.Read(Zed), StringComparison.Ordinal);
        var warning = Assert.Single(terminal.Warnings);
        Assert.Contains($"{_home.At(Cursor)}) is left as it is: line 3, column 10: ", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_keeps_the_first_backup()
    {
        _home.Set(KeySettings.KeyName, Key);
        await RunAsync(Script(), new() { IsForAll = true });
        var (cursor, backup) = (_home.Read(Cursor), _home.Read(Cursor + ".leadmagic-backup"));
        var terminal = Script();

        Assert.Equal(0, await RunAsync(terminal, new() { IsForAll = true }));
        Assert.Equal("Nothing to change.", terminal.Said[^1]);
        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true }, new("elsewhere", ["--demo"])));

        Assert.NotEqual(cursor, _home.Read(Cursor));
        Assert.Equal(backup, _home.Read(Cursor + ".leadmagic-backup"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(SafeFile.OwnerOnly, File.GetUnixFileMode(_home.At(Cursor + ".leadmagic-backup")));
    }

    [Fact]
    public async Task The_key_stays_while_a_client_refers_to_it()
    {
        Directory.CreateDirectory(_home.At(".continue"));
        _home.Set(KeySettings.KeyName, Key);
        await RunAsync(Script(), new() { IsForAll = true });

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("zed"), IsUninstall = true }));
        Assert.True(File.Exists(_home.At(KeyFile)));
        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("continue"), IsUninstall = true }));

        Assert.False(File.Exists(_home.At(KeyFile)));
        Assert.False(File.Exists(_home.At(".continue/mcpServers/leadmagic.json")));
    }

    [Fact]
    public async Task A_key_file_of_the_users_own_is_referred_to_and_neither_copied_nor_removed()
    {
        var own = _home.Write("own-key", Key);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(own, SafeFile.OwnerOnly);
        _home.Set(KeySettings.FileName, own);

        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true }));
        Assert.Contains(own, _home.Read(Zed), StringComparison.Ordinal);
        Assert.False(File.Exists(_home.At(KeyFile)));
        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true, IsUninstall = true }));

        Assert.Equal(Key, _home.Read("own-key"));
    }

    [Fact]
    public async Task A_client_that_asks_for_the_key_itself_needs_none_here()
    {
        Directory.CreateDirectory(_home.At(".config/Code/User"));

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("vscode") }));

        Assert.Empty(_checked);
        Assert.Contains("${input:leadmagic-key}", _home.Read(".config/Code/User/mcp.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_is_not_there_is_named_with_its_place()
    {
        _home.Set(KeySettings.KeyName, Key);
        var terminal = Script();

        Assert.Equal(1, await RunAsync(terminal, new() { Clients = Named("windsurf", "cursor") }));

        Assert.Contains(_home.At(".codeium/windsurf/mcp_config.json"), Assert.Single(terminal.Warnings), StringComparison.Ordinal);
        Assert.Contains("leadmagic", _home.Read(Cursor), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_home.At(".codeium")));
    }

    [Fact]
    public void A_file_that_changes_in_between_is_not_overwritten()
    {
        var change = FileChange.Install(new(Named("cursor")[0], _home.At(Cursor)), ServerEntry.Create(Named("cursor")[0], new("x", []), key: null));
        _home.Write(Cursor, "{ \"new\": true }");

        Assert.Throws<IOException>(change.Make);

        Assert.Equal("{ \"new\": true }", _home.Read(Cursor));
    }

    private static ScriptedTerminal Script() => new() { CanAsk = false };

    private static IReadOnlyList<McpClient> Named(params string[] names) => [.. names.Select(name => ClientList.All.Single(client => client.Name == name))];

    private Task<int> RunAsync(ScriptedTerminal terminal, InstallRequest request, LaunchCommand? launch = null)
    {
        var run = new InstallRun(_home.System, terminal, (key, _) =>
        {
            _checked.Add(key);
            return Task.FromResult(new KeyVerdict(_state, "verdict."));
        });
        return run.RunAsync(request, launch ?? new("/opt/leadmagic-mcp", []), TestContext.Current.CancellationToken);
    }

    private void AssertUntouched()
    {
        Assert.Equal([_home.At(Zed), _home.At(Cursor)], Directory.GetFiles(_home.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.All([Cursor, Zed], file => Assert.DoesNotContain("leadmagic", _home.Read(file), StringComparison.Ordinal));
    }
}
