using LeadMagic.Server.Configuration;
using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

public sealed class InstallRunTests : InstallTest
{
    [Fact]
    public async Task All_that_is_found_is_set_up_and_taken_out_again_to_the_byte()
    {
        Home.Set(KeySettings.KeyName, Key);
        var (cursor, zed) = (Home.Read(Cursor), Home.Read(Zed));

        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true }));
        Assert.Contains("${env:LEADMAGIC_API_KEY}", Home.Read(Cursor), StringComparison.Ordinal);
        Assert.Contains(Home.At(KeyFile), Home.Read(Zed), StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true, IsUninstall = true }));
        Assert.Equal((cursor, zed), (Home.Read(Cursor), Home.Read(Zed)));
        Assert.Equal([Home.At(Zed), Home.At(Cursor)], Directory.GetFiles(Home.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_person_is_asked_for_clients_key_and_consent()
    {
        var terminal = new ScriptedTerminal { Chosen = [1] };
        terminal.Keys.Enqueue($" {Key} ");

        Assert.Equal(0, await RunAsync(terminal, new()));

        Assert.Equal(3, terminal.Questions.Count);
        Assert.Equal([Key], Checked);
        Assert.Contains("leadmagic", Home.Read(Zed), StringComparison.Ordinal);
        Assert.DoesNotContain("leadmagic", Home.Read(Cursor), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, terminal.Everything, StringComparison.Ordinal);
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
        Home.Set(KeySettings.KeyName, Key);

        Assert.Equal(1, await RunAsync(new ScriptedTerminal { Agrees = false }, new() { IsForAll = true }));
        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true, IsDryRun = true }));

        AssertUntouched();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_as_JSON_is_left_alone_with_its_line_and_column_and_the_others_are_done()
    {
        Home.Set(KeySettings.KeyName, Key);
        const string Broken = "{\n  \"mcpServers\": {\n    \"x\": s3cret\n  }\n}\n";
        Home.Write(Cursor, Broken);
        var terminal = Script();

        Assert.Equal(1, await RunAsync(terminal, new() { IsForAll = true }));

        Assert.Equal(Broken, Home.Read(Cursor));
        Assert.Contains("leadmagic", Home.Read(Zed), StringComparison.Ordinal);
        var warning = Assert.Single(terminal.Warnings);
        Assert.Contains($"{Home.At(Cursor)}) is left as it is: line 3, column 10: ", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"mcpServers\": null, \"a\": 1}", "{\"mcpServers\": {\"leadmagic\": {\"command\":\"/opt/leadmagic-mcp\"}}, \"a\": 1}")]
    [InlineData("{\"mcpServers\": {\"leadmagic\": null}}", "{\"mcpServers\": {\"leadmagic\": {\"command\":\"/opt/leadmagic-mcp\"}}}")]
    [InlineData("null", "{\n  \"mcpServers\": {\n    \"leadmagic\": {\n      \"command\": \"/opt/leadmagic-mcp\"\n    }\n  }\n}")]
    public async Task A_null_counts_as_absent(string before, string after)
    {
        Home.Write(Cursor, before);

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("cursor"), IsDemo = true }));
        Assert.Equal(after, Home.Read(Cursor));
        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("cursor"), IsDemo = true, IsUninstall = true }));
        Assert.DoesNotContain("command", Home.Read(Cursor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_in_place_of_the_entrys_variables_counts_as_absent()
    {
        Home.Set(KeySettings.KeyName, Key);
        Home.Write(Cursor, "{\"mcpServers\": {\"leadmagic\": {\"command\": \"x\", \"env\": null}}}");

        Assert.Equal(0, await RunAsync(Script(), new() { Clients = Named("cursor") }));
        Assert.Contains("\"env\": {\"LEADMAGIC_API_KEY\":\"${env:LEADMAGIC_API_KEY}\"}", Home.Read(Cursor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_keeps_the_first_backup()
    {
        Home.Set(KeySettings.KeyName, Key);
        await RunAsync(Script(), new() { IsForAll = true });
        var (cursor, backup) = (Home.Read(Cursor), Home.Read(Cursor + ".leadmagic-backup"));
        var terminal = Script();

        Assert.Equal(0, await RunAsync(terminal, new() { IsForAll = true }));
        Assert.Equal("Nothing to change.", terminal.Said[^1]);
        Assert.Equal(0, await RunAsync(Script(), new() { IsForAll = true }, new("elsewhere", ["--demo"])));

        Assert.NotEqual(cursor, Home.Read(Cursor));
        Assert.Equal(backup, Home.Read(Cursor + ".leadmagic-backup"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(SafeFile.OwnerOnly, File.GetUnixFileMode(Home.At(Cursor + ".leadmagic-backup")));
    }

    [Fact]
    public async Task A_client_that_is_not_there_is_named_with_its_place()
    {
        Home.Set(KeySettings.KeyName, Key);
        var terminal = Script();

        Assert.Equal(1, await RunAsync(terminal, new() { Clients = Named("windsurf", "cursor") }));

        Assert.Contains(Home.At(".codeium/windsurf/mcp_config.json"), Assert.Single(terminal.Warnings), StringComparison.Ordinal);
        Assert.Contains("leadmagic", Home.Read(Cursor), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Home.At(".codeium")));
    }

    [Fact]
    public void A_file_that_changes_in_between_is_not_overwritten()
    {
        var change = FileChange.Install(new(Named("cursor")[0], Home.At(Cursor)), ServerEntry.Create(Named("cursor")[0], new("x", []), key: null));
        Home.Write(Cursor, "{ \"new\": true }");

        Assert.Throws<IOException>(change.Make);

        Assert.Equal("{ \"new\": true }", Home.Read(Cursor));
    }
}
