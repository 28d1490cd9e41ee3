using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class LimitSettingsTests
{
    [Theory]
    [InlineData(null, 16)]
    [InlineData("", 16)]
    [InlineData(" ", 16)]
    [InlineData("1", 1)]
    [InlineData(" 64\n", 64)]
    public void The_number_of_requests_at_once_is_read(string? text, int expected) => Assert.Equal(expected, Read(text).MaxConcurrency);

    [Theory]
    [InlineData("0")]
    [InlineData("65")]
    [InlineData("-3131")]
    [InlineData("31.31")]
    [InlineData("zzz")]
    public void A_bad_number_is_one_line_that_names_the_setting_and_never_its_value(string text)
    {
        var message = Assert.Throws<SettingsException>(() => Read(text)).Message;

        Assert.Equal("LEADMAGIC_MAX_CONCURRENCY must be a whole number from 1 to 64, such as 16.", message);
    }

    [Fact]
    public void The_servers_settings_hold_the_limits() =>
        Assert.Equal(5, ServerSettings.Read(name => name == LimitSettings.MaxConcurrencyName ? "5" : null, isDemo: true).Limits.MaxConcurrency);

    private static LimitSettings Read(string? text) => LimitSettings.Read(name => name == LimitSettings.MaxConcurrencyName ? text : null);
}
