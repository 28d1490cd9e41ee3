using LeadMagic.Server.Configuration;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Logging;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class LogSettingsTests
{
    [Fact]
    public void Without_settings_the_log_is_quiet() =>
        Assert.Equal(new LineLogOptions { Level = LogLevel.Warning, Format = LogFormat.Text, Http = false }, LogSettings.Read(_ => " "));

    [Theory]
    [InlineData("trace", LogLevel.Trace)]
    [InlineData("debug", LogLevel.Debug)]
    [InlineData(" Information ", LogLevel.Information)]
    [InlineData("warning", LogLevel.Warning)]
    [InlineData("ERROR", LogLevel.Error)]
    [InlineData("critical", LogLevel.Critical)]
    [InlineData("none", LogLevel.None)]
    public void Each_level_is_read(string text, LogLevel level) => Assert.Equal(level, Read(LogSettings.LevelName, text).Level);

    [Fact]
    public void Format_and_requests_are_read()
    {
        Assert.Equal(LogFormat.Json, Read(LogSettings.FormatName, "json").Format);
        Assert.True(Read(LogSettings.HttpName, "True").Http);
        Assert.False(Read(LogSettings.HttpName, "false").Http);
    }

    [Theory]
    [InlineData(LogSettings.LevelName, "3")]
    [InlineData(LogSettings.LevelName, "verbose-zzz")]
    [InlineData(LogSettings.FormatName, "xml-zzz")]
    [InlineData(LogSettings.HttpName, "1")]
    public void Anything_else_is_refused_with_what_would_be_right(string name, string text)
    {
        var message = Assert.Throws<SettingsException>(() => Read(name, text)).Message;

        Assert.StartsWith($"{name} must be one of ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_log_is_not_even_opened() => Assert.Null(LogSettings.Open(Read(LogSettings.LevelName, "none")));

    private static LineLogOptions Read(string name, string text) => LogSettings.Read(each => each == name ? text : null);
}
