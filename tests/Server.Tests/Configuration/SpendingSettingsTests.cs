using System.Globalization;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class SpendingSettingsTests
{
    [Fact]
    public void Nothing_set_means_no_cap_a_question_above_25_and_ten_minutes_of_memory() =>
        Assert.Equal(new SpendingSettings { MaxCredits = null, ConfirmAbove = 25, CacheLifetime = TimeSpan.FromMinutes(10) }, Read());

    [Fact]
    public void Empty_settings_are_like_absent_ones() => Assert.Equal(
        Read(),
        Read((SpendingSettings.MaxCreditsName, ""), (SpendingSettings.ConfirmAboveName, " "), (SpendingSettings.CacheLifetimeName, "\t")));

    [Theory]
    [InlineData("", true)]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData(" False ", false)]
    [InlineData("0", false)]
    public void Only_a_plain_no_switches_the_question_before_bulk_jobs_off(string text, bool expected)
    {
        Assert.Equal(expected, Read((SpendingSettings.ConfirmBulkName, text)).ConfirmBulk);
        Assert.True(Read().ConfirmBulk);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("false", false)]
    public void A_record_is_kept_unless_it_is_switched_off(string text, bool expected) => Assert.Equal(expected, Read((SpendingSettings.RecordName, text)).KeepsRecord);

    [Theory]
    [InlineData("0", "0")]
    [InlineData(" 2.5 ", "2.5")]
    [InlineData("100000", "100000")]
    public void Credits_are_read_exactly(string text, string expected)
    {
        var credits = decimal.Parse(expected, CultureInfo.InvariantCulture);

        Assert.Equal(credits, Read((SpendingSettings.MaxCreditsName, text)).MaxCredits);
        Assert.Equal(credits, Read((SpendingSettings.ConfirmAboveName, text)).ConfirmAbove);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 30 ", 30)]
    [InlineData("86400", 86_400)]
    public void The_time_is_in_seconds(string text, int expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), Read((SpendingSettings.CacheLifetimeName, text)).CacheLifetime);

    [Theory]
    [InlineData(SpendingSettings.MaxCreditsName, "-1", "0 or more")]
    [InlineData(SpendingSettings.MaxCreditsName, "1,5", "such as 100 or 2.5")]
    [InlineData(SpendingSettings.MaxCreditsName, "1e3", "number of credits")]
    [InlineData(SpendingSettings.MaxCreditsName, "unlimited", "not be set, for no cap")]
    [InlineData(SpendingSettings.ConfirmAboveName, "never", "without a question to the user")]
    [InlineData(SpendingSettings.ConfirmAboveName, "-0.1", "0 or more")]
    [InlineData(SpendingSettings.ConfirmAboveName, "99999999999999999999999999999999", "number of credits")]
    [InlineData(SpendingSettings.ConfirmBulkName, "never", "true or false; not set, it is true.")]
    [InlineData(SpendingSettings.RecordName, "never", "true or false; not set, it is true.")]
    [InlineData(SpendingSettings.CacheLifetimeName, "10m", "whole number of seconds from 0")]
    [InlineData(SpendingSettings.CacheLifetimeName, "-1", "whole number of seconds from 0")]
    [InlineData(SpendingSettings.CacheLifetimeName, "86401", "to 86400")]
    [InlineData(SpendingSettings.CacheLifetimeName, "1.5", "whole number")]
    public void A_bad_setting_is_one_line_that_names_it(string name, string value, string expected)
    {
        var message = Assert.Throws<SettingsException>(() => Read((name, value))).Message;

        Assert.StartsWith(name + " must be ", message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void They_are_part_of_the_servers_settings() =>
        Assert.Equal(7, ServerSettings.Read(name => name == SpendingSettings.MaxCreditsName ? "7" : null, isDemo: true).Spending.MaxCredits);

    private static SpendingSettings Read(params (string Name, string Value)[] values) =>
        SpendingSettings.Read(name => values.FirstOrDefault(value => value.Name == name).Value);
}
