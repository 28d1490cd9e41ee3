using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Tests.Logging;

public sealed class LineLoggerFactoryTests
{
    private static readonly TestClock Time = new(new DateTimeOffset(2026, 10, 20, 12, 0, 0, 7, TimeSpan.Zero));

    [Fact]
    public void An_event_of_ours_is_a_line_of_text() => Assert.Equal(
        "2026-10-20T12:00:00.007Z warning 7 SomethingHappened OpenApiMcp.Events: It was 5.\n",
        Write(new(), LogCategories.Events, logger => logger.Log(LogLevel.Warning, new EventId(7, "SomethingHappened"), "It was 5.", null, (text, _) => text)));

    [Fact]
    public void An_event_of_ours_is_a_JSON_object()
    {
        var line = Write(new() { Format = LogFormat.Json }, LogCategories.Events, logger => Note(logger, "It was \"5\"."));

        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
        var json = JsonElement.Parse(line);
        Assert.Equal(
            ["time=2026-10-20T12:00:00.007Z", "level=warning", "id=7", "event=SomethingHappened", "category=OpenApiMcp.Events", "message=It was \"5\"."],
            json.EnumerateObject().Select(member => $"{member.Name}={member.Value}"));
    }

    [Theory]
    [InlineData(LogLevel.Warning, "")]
    [InlineData(LogLevel.Debug, "2026-10-20T12:00:00.007Z debug 9 LogRequestHandlerException ModelContextProtocol.Server.McpServer (System.OperationCanceledException)\n")]
    public void That_a_client_gave_up_or_is_gone_is_no_warning(LogLevel level, string line) => Assert.Equal(line, Write(new() { Level = level }, "ModelContextProtocol.Server.McpServer", logger =>
        logger.Log(LogLevel.Warning, new EventId(9, "LogRequestHandlerException"), "text", new OperationCanceledException(), (text, _) => text)));

    [Theory]
    [InlineData(LogFormat.Text)]
    [InlineData(LogFormat.Json)]
    public void Of_other_categories_nothing_is_written_that_could_hold_data(LogFormat format)
    {
        var line = Write(new() { Format = format, Level = LogLevel.Trace }, "ModelContextProtocol.Server.McpServer", logger =>
            logger.Log(
                LogLevel.Error,
                new EventId(9, "RequestHandlerException"),
                "message secret-text",
                new InvalidOperationException("secret-text", new IOException("secret-text")),
                (text, exception) => text + exception));

        Assert.DoesNotContain("secret-text", line, StringComparison.Ordinal);
        Assert.All(
            ["ModelContextProtocol.Server.McpServer", "RequestHandlerException", "error", "System.InvalidOperationException, caused by System.IO.IOException"],
            part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_of_another_category_is_not_even_made() =>
        Write(new() { Level = LogLevel.Trace }, "Other", logger => logger.Log(LogLevel.Critical, default, 0, null, (_, _) => throw new InvalidOperationException("made")));

    [Theory]
    [InlineData("OpenApiMcp.Runtime.Stdio.StdioTransport")]
    [InlineData("OpenApiMcp.Events.More")]
    [InlineData("OpenApiMcp")]
    public void A_category_is_ours_by_its_whole_name_alone(string category) =>
        Assert.DoesNotContain("secret-text", Write(new(), category, logger => Note(logger, "secret-text")), StringComparison.Ordinal);

    [Fact]
    public void An_exception_of_ours_is_named_and_not_quoted()
    {
        var line = Write(new(), LogCategories.Events, logger => logger.Log(LogLevel.Error, default, "text", new IOException("secret-text"), (text, error) => text + error?.Message));

        Assert.EndsWith("text (System.IO.IOException)\n", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-text", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogFormat.Text)]
    [InlineData(LogFormat.Json)]
    public void Nothing_in_a_value_can_begin_a_line_or_hide(LogFormat format)
    {
        var line = Write(new() { Format = format }, LogCategories.Events, logger => Note(logger, "a\r\n2026 error 1 Forged\u2028\u001b[31m\u202e\0z"));

        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain(line[..^1], char.IsControl);
        Assert.DoesNotContain('\u2028', line);
        Assert.DoesNotContain('\u202e', line);
    }

    [Theory]
    [InlineData(LogFormat.Text)]
    [InlineData(LogFormat.Json)]
    public void A_secret_is_redacted_also_one_that_is_learned_later(LogFormat format)
    {
        using var stream = new MemoryStream();
        var redactor = new SecretRedactor(["first-k3y"]);
        using (var factory = new LineLoggerFactory(new() { Format = format }, stream, redactor, Time))
        {
            factory.Redactor.Learn("second+k3y");
            Note(factory.CreateLogger(LogCategories.Events), "first-k3y second+k3y second%2Bk3y");
        }

        Assert.Contains("[redacted] [redacted] [redacted]", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_none_is_left_out() => Assert.DoesNotContain(
        "secret-text",
        Write(new(), "secret-text of Jane", logger => logger.Log(LogLevel.Error, new EventId(1, "secret-text: Jane"), 0, null, (_, _) => "")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(LogLevel.Trace, 6)]
    [InlineData(LogLevel.Debug, 5)]
    [InlineData(LogLevel.Information, 4)]
    [InlineData(LogLevel.Warning, 3)]
    [InlineData(LogLevel.Error, 2)]
    [InlineData(LogLevel.Critical, 1)]
    [InlineData(LogLevel.None, 0)]
    public void The_level_bounds_what_is_written(LogLevel level, int lines)
    {
        var log = Write(new() { Level = level }, LogCategories.Events, logger =>
        {
            foreach (var each in Enum.GetValues<LogLevel>()) logger.Log(each, default, 0, null, (_, _) => "text");
        });

        Assert.Equal(lines, log.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData(false, LogLevel.Trace, false)]
    [InlineData(true, LogLevel.Trace, true)]
    [InlineData(true, LogLevel.None, true)]
    public void Requests_have_a_switch_of_their_own(bool http, LogLevel level, bool isWritten)
    {
        var log = Write(new() { Http = http, Level = level }, LogCategories.Http, logger => logger.LogInformation("text"));

        Assert.Equal(isWritten, log.Contains("text", StringComparison.Ordinal));
    }

    [Fact]
    public void A_very_long_text_is_cut() =>
        Assert.InRange(Write(new(), LogCategories.Events, logger => Note(logger, new string('x', 100_000))).Length, 4000, 4100);

    [Fact]
    public void A_second_provider_is_refused()
    {
        using var factory = new LineLoggerFactory(new(), Stream.Null, SecretRedactor.None, Time);

        Assert.Throws<NotSupportedException>(() => factory.AddProvider(null!));
    }

    private static void Note(ILogger logger, string text) => logger.Log(LogLevel.Warning, new EventId(7, "SomethingHappened"), text, null, (value, _) => value);

    private static string Write(LineLogOptions options, string category, Action<ILogger> write)
    {
        using var stream = new MemoryStream();
        using (var factory = new LineLoggerFactory(options, stream, new SecretRedactor([]), Time)) write(factory.CreateLogger(category));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
