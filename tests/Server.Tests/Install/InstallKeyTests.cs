using LeadMagic.Server.Configuration;
using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

/// <summary>Where the key goes, and when it may not go there.</summary>
public sealed class InstallKeyTests : InstallTest
{
    [Fact]
    public async Task The_key_stands_in_one_file_that_only_its_owner_can_read_and_is_never_shown()
    {
        Home.Set(KeySettings.KeyName, Key);
        var terminal = Script();

        await RunAsync(terminal, new() { IsForAll = true });

        Assert.Equal([Home.At(KeyFile)], Directory.GetFiles(Home.Path, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains(Key, StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(SafeFile.OwnerOnly, File.GetUnixFileMode(Home.At(KeyFile)));
        Assert.DoesNotContain(Key, terminal.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("0ther-s3cret", terminal.Everything, StringComparison.Ordinal);
        Assert.Equal(Key, InstallKey.Find(Home.System with { Variable = _ => null }).Value);
    }

    [Fact]
    public async Task A_key_file_that_others_could_read_becomes_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var file = Home.Write(KeyFile, "0ld-key\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, SafeFile.OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Home.Set(KeySettings.KeyName, Key);

        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true }));

        Assert.Equal(Key + "\n", Home.Read(KeyFile));
        if (!OperatingSystem.IsWindows()) Assert.Equal(SafeFile.OwnerOnly, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_change_of_an_entry_shows_nothing_of_the_entry_before_or_of_its_neighbours()
    {
        Home.Write(Cursor, """{"mcpServers":{"other":{"env":{"TOKEN":"0ther-s3cret"}},"leadmagic":{"command":"x","env":{"LEADMAGIC_API_KEY":"0ld-key","OWN":"0wn-s3cret"}}}}""");
        Home.Set(KeySettings.KeyName, Key);
        var terminal = Script();

        Assert.Equal(0, await RunAsync(terminal, new() { Clients = Named("cursor") }));

        Assert.Contains("the entry that is there is changed to this", terminal.Everything, StringComparison.Ordinal);
        Assert.All([Key, "0ther-s3cret", "0ld-key", "0wn-s3cret"], secret => Assert.DoesNotContain(secret, terminal.Everything, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_key_is_no_file_where_every_client_can_refer_to_the_environment()
    {
        Home.Set(KeySettings.KeyName, Key);

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("cursor") }));

        Assert.False(File.Exists(Home.At(KeyFile)));
        Assert.DoesNotContain("leadmagic", Home.Read(Zed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KeySettings.KeyName)]
    [InlineData(KeySettings.FileName)]
    public async Task A_refused_key_is_asked_for_again_and_the_typed_one_is_used(string source)
    {
        var file = Home.Write("own-key", "wr0ng");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, SafeFile.OwnerOnly);
        Home.Set(source, source == KeySettings.FileName ? file : "wr0ng");
        var terminal = new ScriptedTerminal { Chosen = [0] };
        terminal.Keys.Enqueue(Key);
        var run = new InstallRun(Home.System, terminal, (key, _) => Task.FromResult(new KeyVerdict(key == Key ? KeyState.Accepted : KeyState.Refused, "verdict")));

        Assert.Equal(0, await run.RunAsync(new(), new("x", []), TestContext.Current.CancellationToken));

        Assert.Contains(Home.At(KeyFile), Home.Read(Cursor), StringComparison.Ordinal);
        Assert.Equal(Key + "\n", Home.Read(KeyFile));
    }

    [Theory]
    [InlineData(KeyState.Refused)]
    [InlineData(KeyState.Unknown)]
    public async Task Without_a_person_a_key_that_is_not_accepted_changes_nothing(object state)
    {
        Home.Set(KeySettings.KeyName, Key);
        State = (KeyState)state;

        var fault = await Assert.ThrowsAsync<SettingsException>(() => RunAsync(Script(), new() { IsForAll = true }));

        Assert.Contains("Nothing was changed", fault.Message, StringComparison.Ordinal);
        AssertUntouched();
        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true, SkipsCheck = true }));
    }

    [Fact]
    public async Task The_key_stays_while_a_client_refers_to_it()
    {
        Directory.CreateDirectory(Home.At(".continue"));
        Home.Set(KeySettings.KeyName, Key);
        await RunAsync(Script(), new() { IsForAll = true });

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("zed"), IsUninstall = true }));
        Assert.True(File.Exists(Home.At(KeyFile)));
        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("continue"), IsUninstall = true }));

        Assert.False(File.Exists(Home.At(KeyFile)));
        Assert.False(File.Exists(Home.At(".continue/mcpServers/leadmagic.json")));
    }

    [Fact]
    public async Task The_key_stays_while_nobody_can_tell_whether_a_client_refers_to_it()
    {
        Home.Set(KeySettings.KeyName, Key);
        await RunAsync(Script(), new() { Clients = Named("zed") });
        Home.Write(Cursor, "{ \"mcpServers\": ");

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("zed"), IsUninstall = true }));

        Assert.True(File.Exists(Home.At(KeyFile)));
    }

    [Fact]
    public async Task A_key_file_of_the_users_own_is_referred_to_and_neither_copied_nor_removed()
    {
        var own = Home.Write("own-key", Key);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(own, SafeFile.OwnerOnly);
        Home.Set(KeySettings.FileName, own);

        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true }));
        Assert.Contains(own, Home.Read(Zed), StringComparison.Ordinal);
        Assert.False(File.Exists(Home.At(KeyFile)));
        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true, IsUninstall = true }));

        Assert.Equal(Key, Home.Read("own-key"));
    }

    [Fact]
    public async Task Where_the_key_was_checked_goes_into_the_entry_too()
    {
        var pin = $"sha256/{new string('A', 43)}=";
        Directory.CreateDirectory(Home.At(".config/Code/User"));
        Home.Set(KeySettings.KeyName, Key);
        Home.Set(ServerSettings.BaseUrlName, " https://gateway.example/leadmagic ");
        Home.Set(KeySettings.PinsName, pin);

        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true }));

        Assert.All([Cursor, Zed, ".config/Code/User/mcp.json"], file =>
        {
            Assert.Contains("\"LEADMAGIC_BASE_URL\":\"https://gateway.example/leadmagic\"", Home.Read(file).Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains(pin, Home.Read(file), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_address_that_cannot_be_used_is_refused_before_it_goes_into_an_entry()
    {
        Home.Set(KeySettings.KeyName, Key);
        Home.Set(ServerSettings.BaseUrlName, "https://user:s3cret@gateway.example");

        await Assert.ThrowsAsync<SettingsException>(() => RunAsync(Script(), new() { IsForAll = true, SkipsCheck = true }));

        AssertUntouched();
    }

    [Fact]
    public async Task A_client_from_the_desktop_that_is_to_read_the_environment_is_warned_of()
    {
        Directory.CreateDirectory(Home.At(".claude"));
        Home.Set(KeySettings.KeyName, Key);
        var terminal = Script();

        await RunAsync(terminal, new() { IsForAll = true });

        Assert.Contains("  Cursor takes the key from LEADMAGIC_API_KEY, which it sees only if it is started from a shell that sets it.", terminal.Said);
        Assert.DoesNotContain(terminal.Said, line => line.StartsWith("  Zed takes", StringComparison.Ordinal) || line.StartsWith("  Claude Code takes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_key_that_no_file_could_take()
    {
        Home.Write(Cursor, "{ \"mcpServers\": ");
        var terminal = new ScriptedTerminal();

        Assert.Equal(1, await RunAsync(terminal, new() { Clients = Named("cursor") }));

        Assert.Empty(terminal.Questions);
        Assert.Equal($"Cursor ({Home.At(Cursor)}) was not set up.", terminal.Said[^1]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_before_the_key_is_asked_for_and_again_at_the_end()
    {
        Home.Write(Cursor, "{ \"mcpServers\": ");
        List<int> warned = [];
        var terminal = new ScriptedTerminal { Chosen = [0, 1] };
        terminal.Keys.Enqueue(Key);
        var run = new InstallRun(Home.System, terminal, (_, _) =>
        {
            warned.Add(terminal.Warnings.Count);
            return Task.FromResult(new KeyVerdict(KeyState.Accepted, "verdict."));
        });

        Assert.Equal(1, await run.RunAsync(new(), new("x", []), TestContext.Current.CancellationToken));

        Assert.Equal([1], warned);
        Assert.Single(terminal.Warnings);
        Assert.Equal($"Cursor ({Home.At(Cursor)}) was not set up.", terminal.Said[^1]);
        Assert.Contains("leadmagic", Home.Read(Zed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_asks_for_the_key_itself_needs_none_here()
    {
        Directory.CreateDirectory(Home.At(".config/Code/User"));

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("vscode") }));

        Assert.Empty(Checked);
        Assert.Contains("${input:leadmagic-key}", Home.Read(".config/Code/User/mcp.json"), StringComparison.Ordinal);
    }
}
