using LeadMagic.Server.Commands.Doctor;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Commands.Doctor;

public sealed class SettingsFindingTests
{
    private const string Pin = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    [Fact]
    public void Settings_that_are_made_are_shown_with_their_source_and_the_key_is_not() => Assert.Equal(
        "LEADMAGIC_API_KEY is set (environment), LEADMAGIC_TIMEOUT=5000 (.env), LEADMAGIC_BASE_URL: https://api.example (environment)",
        Describe("LEADMAGIC_TIMEOUT= 5000 ", (KeySettings.KeyName, "zzz-key"), (ServerSettings.BaseUrlName, "https://api.example/zzz")));

    [Fact]
    public void Of_pins_no_part_is_shown()
    {
        var text = Describe("", (KeySettings.KeyName, "zzz"), (KeySettings.PinsName, Pin));

        Assert.Contains("LEADMAGIC_TLS_PINS is set (environment)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AAA", text, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_installed_key_is_named_without_its_place()
    {
        using var folder = new TemporaryFolder();
        var key = folder.Write("key", "zzz");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(key, UnixFileMode.UserRead);
        var text = Describe("", folder.Path, key);

        Assert.StartsWith("the API key is the one that `install` stored, ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, text, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", text, StringComparison.Ordinal);
    }

    private static string Describe(string file, params (string Name, string Value)[] environment)
    {
        using var folder = new TemporaryFolder();
        return Describe(file, folder.Path, installedKey: null, environment);
    }

    private static string Describe(string file, string folder, string? installedKey, params (string Name, string Value)[] environment)
    {
        File.WriteAllText(Path.Combine(folder, ".env"), file + "\n");
        var source = SettingsSource.Open(folder, name => environment.FirstOrDefault(setting => setting.Name == name).Value, installedKey);
        return SettingsFinding.Describe(ServerSettings.Read(source, isDemo: false), source).Text;
    }
}
