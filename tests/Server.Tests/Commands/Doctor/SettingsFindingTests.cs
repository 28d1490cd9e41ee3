using LeadMagic.Server.Commands.Doctor;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Commands.Doctor;

public sealed class SettingsFindingTests
{
    [Fact]
    public void Settings_that_are_made_are_shown_with_their_source_and_the_key_is_not()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [KeySettings.KeyName] = "zzz-key",
            [ServerSettings.BaseUrlName] = "https://api.example/zzz",
            [ServerSettings.TimeoutName] = " 5000 ",
        };

        Assert.Equal(
            "LEADMAGIC_API_KEY is set (environment), LEADMAGIC_TIMEOUT=5000 (.env), LEADMAGIC_BASE_URL: https://api.example (.env)",
            Describe(name => all.GetValueOrDefault(name), name => name == KeySettings.KeyName ? all[name] : null));
    }

    [Fact]
    public void Of_pins_no_part_is_shown()
    {
        var pin = new string('a', 64);
        var text = Describe(name => name == KeySettings.PinsName ? pin : name == KeySettings.KeyName ? "zzz" : null, _ => "zzz");

        Assert.Contains("LEADMAGIC_TLS_PINS is set (environment)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aaa", text, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", text, StringComparison.Ordinal);
    }

    private static string Describe(Func<string, string?> find, Func<string, string?> environment) =>
        SettingsFinding.Describe(ServerSettings.Read(find, isDemo: false), find, environment).Text;
}
