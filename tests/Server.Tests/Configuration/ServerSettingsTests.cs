using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class ServerSettingsTests
{
    private const string Key = "key-0123456789";

    [Fact]
    public void With_only_a_key_everything_else_has_its_default()
    {
        var settings = Read((ServerSettings.KeyName, Key));

        Assert.Equal(Key, settings.ApiKey);
        Assert.Equal("https://api.leadmagic.io/", settings.BaseUrl.AbsoluteUri);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Timeout);
        Assert.Null(settings.ProtocolVersion);
        Assert.Equal(SurfaceSettings.Default, settings.Surface);
        Assert.False(settings.IsDemo);
    }

    [Fact]
    public void Each_setting_is_read()
    {
        var settings = Read(
            (ServerSettings.KeyName, $" {Key}\n"),
            (ServerSettings.BaseUrlName, " http://127.0.0.1:8080/prefix "),
            (ServerSettings.TimeoutName, " 1500 "),
            (ServerSettings.ProtocolName, " 2025-11-25 "),
            (SurfaceSettings.ToolsetsName, " search "));

        Assert.Equal(Key, settings.ApiKey);
        Assert.Equal("http://127.0.0.1:8080/prefix", settings.BaseUrl.AbsoluteUri);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), settings.Timeout);
        Assert.Equal("2025-11-25", settings.ProtocolVersion);
        Assert.Equal(["search"], settings.Surface.Toolsets);
    }

    [Fact]
    public void Empty_settings_are_like_absent_ones()
    {
        var expected = Read((ServerSettings.KeyName, Key));
        (string, string?)[] empty = [(ServerSettings.BaseUrlName, ""), (ServerSettings.TimeoutName, " "), (ServerSettings.ProtocolName, ""), (SurfaceSettings.ToolsetsName, "")];

        Assert.Equal(expected, Read([(ServerSettings.KeyName, Key), .. empty]));
    }

    [Fact]
    public void Demo_mode_needs_no_key_and_ignores_one()
    {
        Assert.Null(ServerSettings.Read(_ => null, isDemo: true).ApiKey);
        var settings = ServerSettings.Read(name => name == ServerSettings.KeyName ? Key : null, isDemo: true);

        Assert.True(settings.IsDemo);
        Assert.Null(settings.ApiKey);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("600000")]
    public void The_bounds_of_the_timeout_are_allowed(string text) =>
        Assert.Equal(text, $"{Read((ServerSettings.KeyName, Key), (ServerSettings.TimeoutName, text)).Timeout.TotalMilliseconds}");

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public void Each_published_protocol_revision_can_be_pinned(string version) =>
        Assert.Equal(version, Read((ServerSettings.KeyName, Key), (ServerSettings.ProtocolName, version)).ProtocolVersion);

    [Theory]
    [InlineData(ServerSettings.KeyName, "two parts-zzz", "whitespace")]
    [InlineData(ServerSettings.KeyName, "zzz\u200Bkey", "outside ASCII")]
    [InlineData(ServerSettings.BaseUrlName, "http://zzz.example", "plain http")]
    [InlineData(ServerSettings.BaseUrlName, "ftp://zzz.example", "scheme")]
    [InlineData(ServerSettings.BaseUrlName, "zzz", "absolute URL")]
    [InlineData(ServerSettings.BaseUrlName, "https://zzz:pw@zzz.example", "user name or password")]
    [InlineData(ServerSettings.BaseUrlName, "https://zzz.example/?q=zzz", "query")]
    [InlineData(ServerSettings.BaseUrlName, "https://zzz.example/#zzz", "fragment")]
    [InlineData(ServerSettings.BaseUrlName, "https://zzz.example/a b", "white space")]
    [InlineData(ServerSettings.TimeoutName, "zzz", "whole number of milliseconds from 100 to 600000")]
    [InlineData(ServerSettings.TimeoutName, "99", "100")]
    [InlineData(ServerSettings.TimeoutName, "600001", "600000")]
    [InlineData(ServerSettings.TimeoutName, "-3131", "milliseconds")]
    [InlineData(ServerSettings.TimeoutName, "1,313", "milliseconds")]
    [InlineData(ServerSettings.TimeoutName, "31.313", "milliseconds")]
    [InlineData(ServerSettings.ProtocolName, "latest-zzz", "2025-11-25, 2026-07-28")]
    [InlineData(SurfaceSettings.ToolsetsName, "zzz", "Valid are account")]
    [InlineData(SurfaceSettings.ReadOnlyName, "zzz", "true or false")]
    public void A_bad_setting_is_one_line_that_names_it_and_never_its_value(string name, string value, string expected)
    {
        var message = Assert.Throws<SettingsException>(() => Read((ServerSettings.KeyName, Key), (name, value))).Message;

        AssertOneLine(message, name);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", message, StringComparison.Ordinal);
        Assert.DoesNotContain("313", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_missing_key_is_one_line_that_says_what_to_do(string? value)
    {
        var message = Assert.Throws<SettingsException>(() => Read((ServerSettings.KeyName, value))).Message;

        AssertOneLine(message, ServerSettings.KeyName);
        Assert.Contains("--demo", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_as_text_do_not_hold_the_key() =>
        Assert.DoesNotContain(Key, Read((ServerSettings.KeyName, Key)).ToString(), StringComparison.Ordinal);

    private static void AssertOneLine(string message, string name)
    {
        Assert.DoesNotContain('\n', message);
        Assert.StartsWith(name, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    /// <summary>The last of several values of a name counts.</summary>
    private static ServerSettings Read(params (string Name, string? Value)[] values) =>
        ServerSettings.Read(name => values.LastOrDefault(value => value.Name == name).Value, isDemo: false);
}
