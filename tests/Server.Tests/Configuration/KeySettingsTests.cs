using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Security;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class KeySettingsTests : IDisposable
{
    private const string Pin = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly Uri Secure = new("https://api.example");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_key_of_a_file_is_that_of_the_moment()
    {
        var settings = Read((KeySettings.FileName, $" {Write("k3y-one\n")} "));
        Assert.Equal("k3y-one", settings.Current());
        Assert.Null(settings.Value);

        Write("k3y-two");

        Assert.Equal("k3y-two", settings.Current());
    }

    [Fact]
    public void A_file_that_loses_its_key_gives_no_old_one()
    {
        var settings = Read((KeySettings.FileName, Write("k3y-one")));
        Write("");

        Assert.Throws<CredentialException>(settings.Current);
    }

    [Fact]
    public void The_key_of_a_setting_stays() => Assert.Equal("k3y-value", Read((KeySettings.KeyName, " k3y-value ")).Current());

    [Theory]
    [InlineData("${LEADMAGIC_API_KEY}")]
    [InlineData(" ${env:k3y}")]
    [InlineData("${OTHER}")]
    [InlineData("$LEADMAGIC_API_KEY")]
    [InlineData("$env:LEADMAGIC_API_KEY")]
    [InlineData("$(k3y)")]
    [InlineData("%LEADMAGIC_API_KEY%")]
    [InlineData("{env:LEADMAGIC_API_KEY}")]
    [InlineData("{{ secrets.k3y }}")]
    [InlineData("{k3y}")]
    [InlineData("env:LEADMAGIC_API_KEY")]
    [InlineData("${input:leadmagic-key}")]
    [InlineData("prefix-${k3y}")]
    [InlineData("op://vault/k3y/credential")]
    public void A_reference_that_was_not_replaced_is_refused(string key) => AssertRefusedEverywhere(key, "it is a reference");

    [Theory]
    [InlineData("\"k3y-1234567890\"")]
    [InlineData("'k3y-1234567890'")]
    [InlineData("`k3y-1234567890`")]
    [InlineData("\u201Ck3y-1234567890\u201D")]
    [InlineData("\"k3y-1234567890")]
    [InlineData("k3y-1234567890'")]
    public void A_key_in_quotes_is_refused(string key) => AssertRefusedEverywhere(key, "it holds quotes: remove them");

    [Theory]
    [InlineData("Bearer k3y-1234567890", "\"Bearer\"")]
    [InlineData("bearer k3y-1234567890", "\"Bearer\"")]
    [InlineData("X-API-Key: k3y-1234567890", "\"X-API-Key:\"")]
    [InlineData("Authorization: Bearer k3y-1234567890", "\"Authorization:\"")]
    [InlineData("LEADMAGIC_API_KEY=k3y-1234567890", "\"LEADMAGIC_API_KEY=\"")]
    public void What_stands_before_the_key_is_named(string key, string prefix) => AssertRefusedEverywhere(key, $"it begins with {prefix}: leave that out");

    [Theory]
    [InlineData("<YOUR_KEY>")]
    [InlineData("<paste your k3y here>")]
    [InlineData("your-api-key")]
    [InlineData("YOUR_API_KEY_HERE")]
    [InlineData("your-key")]
    [InlineData("[API key]")]
    [InlineData("xxxxxxxx")]
    [InlineData("changeme")]
    [InlineData("********")]
    public void A_placeholder_is_refused(string key) => AssertRefusedEverywhere(key, "it is the placeholder of an example");

    [Theory]
    [InlineData("k3y-1234567890")]
    [InlineData("a1b2c3d4e5f60718293a4b5c6d7e8f90")]
    [InlineData("eyJhbGciOi.eyJzdWIi+/=_-~:")]
    [InlineData("key_live_5x%3D")]
    public void A_key_is_none_of_these(string key) => Assert.Equal(key, Read((KeySettings.KeyName, key)).Current());

    [Fact]
    public void A_file_that_comes_to_hold_such_a_text_gives_no_key()
    {
        var settings = Read((KeySettings.FileName, Write("k3y-one")));
        Write("'k3y-two'");

        Assert.Contains("it holds quotes", Assert.Throws<CredentialException>(settings.Current).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_installed_key_is_used_where_no_other_is_set() => Assert.Equal("k3y-one", KeySettings.Read(_ => null, Secure, isDemo: false, Write("k3y-one\n")).Current());

    [Fact]
    public void An_installed_key_that_cannot_be_used_is_named_as_such()
    {
        var message = Assert.Throws<SettingsException>(() => KeySettings.Read(_ => null, Secure, isDemo: false, Write(""))).Message;

        Assert.StartsWith("The key's file that `install` wrote cannot be used: it is empty", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sources_are_refused() => AssertRefused(KeySettings.FileName, "both set", (KeySettings.KeyName, "k3y-value"), (KeySettings.FileName, Write("k3y-value")));

    [Fact]
    public void A_relative_path_is_refused() => AssertRefused(KeySettings.FileName, "absolute path", (KeySettings.FileName, "k3y-file"));

    [Fact]
    public void A_file_that_cannot_be_used_is_refused_at_the_start()
    {
        AssertRefused(KeySettings.FileName, "it is empty", (KeySettings.FileName, Write(" ")));
        AssertRefused(KeySettings.FileName, "it does not exist", (KeySettings.FileName, _folder.File("absent")));
    }

    [Fact]
    public void A_file_that_others_can_read_is_refused_at_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var path = Write("k3y-value");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        AssertRefused(KeySettings.FileName, "others can read", (KeySettings.FileName, path));
    }

    [Fact]
    public void Without_any_source_both_are_named() => AssertRefused(KeySettings.KeyName, KeySettings.FileName);

    [Fact]
    public void Pins_are_read_and_their_messages_name_the_setting() =>
        Assert.Equal(KeySettings.PinsName, Read((KeySettings.KeyName, "k3y-value"), (KeySettings.PinsName, $"{Pin}, {Pin}")).Pins?.SettingName);

    [Fact]
    public void Without_pins_there_are_none() => Assert.Null(Read((KeySettings.KeyName, "k3y-value"), (KeySettings.PinsName, " ")).Pins);

    [Theory]
    [InlineData("k3y", "Pin 1 cannot be read")]
    [InlineData(Pin + " k3y", "Pin 2 cannot be read")]
    [InlineData(",", "no pin")]
    public void A_bad_pin_is_refused(string pins, string reason) => AssertRefused(KeySettings.PinsName, reason, (KeySettings.KeyName, "k3y-value"), (KeySettings.PinsName, pins));

    [Fact]
    public void Pins_for_plain_http_are_refused()
    {
        var fault = Assert.Throws<SettingsException>(() => KeySettings.Read(name => name == KeySettings.PinsName ? Pin : "k3y-value", new Uri("http://127.0.0.1:1"), isDemo: false));

        Assert.Contains("plain http", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_mode_reads_no_key()
    {
        var settings = KeySettings.Read(name => name == KeySettings.FileName ? "k3y-file" : null, Secure, isDemo: true);

        Assert.Null(settings.Current());
    }

    [Fact]
    public void The_settings_as_text_hold_nothing() => Assert.Equal(nameof(KeySettings), Read((KeySettings.KeyName, "k3y-value")).ToString());

    public void Dispose() => _folder.Dispose();

    private static KeySettings Read(params (string Name, string Value)[] values) =>
        KeySettings.Read(name => values.FirstOrDefault(value => value.Name == name).Value, Secure, isDemo: false);

    /// <summary>From the environment and from a file.</summary>
    private void AssertRefusedEverywhere(string key, string reason)
    {
        AssertRefused(KeySettings.KeyName, reason, (KeySettings.KeyName, key));
        if (key.All(char.IsAscii)) AssertRefused(KeySettings.FileName, reason, (KeySettings.FileName, Write(key + "\n")));
    }

    private void AssertRefused(string name, string reason, params (string, string)[] values)
    {
        var message = Assert.Throws<SettingsException>(() => Read(values)).Message;

        Assert.StartsWith(name, message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain("k3y", message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private string Write(string content)
    {
        var path = _folder.Write("key", content);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
