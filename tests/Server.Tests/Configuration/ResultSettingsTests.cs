using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class ResultSettingsTests
{
    [Theory]
    [InlineData(null, 8_000)]
    [InlineData(" ", 8_000)]
    [InlineData("0", 0)]
    [InlineData("500", 500)]
    [InlineData(" 1000000\n", 1_000_000)]
    public void The_number_of_tokens_is_read(string? text, int expected) => Assert.Equal(new ResultSettings { MaxTokens = expected }, Read(text));

    [Theory]
    [InlineData("499")]
    [InlineData("1")]
    [InlineData("-3131")]
    [InlineData("1000001")]
    [InlineData("31.31")]
    [InlineData("zzz")]
    public void A_bad_number_is_one_line_that_names_the_setting_and_never_its_value(string text) => Assert.Equal(
        "LEADMAGIC_MAX_RESULT_TOKENS must be a whole number of tokens from 500 to 1000000, such as 8000, or 0 to cut nothing.",
        Assert.Throws<SettingsException>(() => Read(text)).Message);

    [Fact]
    public void The_servers_settings_hold_it() =>
        Assert.Equal(600, ServerSettings.Read(name => name == ResultSettings.MaxTokensName ? "600" : null, isDemo: true).Results.MaxTokens);

    private static ResultSettings Read(string? text) => ResultSettings.Read(name => name == ResultSettings.MaxTokensName ? text : null);
}
