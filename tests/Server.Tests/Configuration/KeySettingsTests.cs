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
    [InlineData("${input:leadmagic-key}")]
    public void A_reference_that_was_not_replaced_is_refused(string key) => AssertRefused(KeySettings.KeyName, "reference", (KeySettings.KeyName, key));

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
