using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Telemetry;
using OpenApiMcp.Runtime.Tests.Credits;
using OpenApiMcp.Runtime.Tests.Tools;

namespace OpenApiMcp.Runtime.Tests.Telemetry;

/// <summary>What a listener hears of calls.</summary>
public sealed class CallTelemetryTests : IDisposable
{
    private readonly CallTelemetry _telemetry = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _spans;
    private readonly List<string> _heard = [];
    private readonly List<string> _everything = [];
    private readonly string _tool = "search_" + Guid.NewGuid().ToString("N"); // other tests call tools at the same time

    public CallTelemetryTests()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == CallTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value > 0 ? value : 0, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _meters.Start();
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CallTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (!span.DisplayName.EndsWith(_tool, StringComparison.Ordinal)) return;
                _everything.AddRange([span.DisplayName, $"{span.StatusDescription}", .. span.TagObjects.Select(Text), .. span.Baggage.Select(item => item.Key + item.Value), .. span.Events.SelectMany(each => each.Tags.Select(Text).Append(each.Name))]);
                _heard.Add($"span {span.Kind} {span.Status} {string.Join(' ', span.Tags.Where(tag => tag.Key == "error.type").Select(tag => tag.Value))}".TrimEnd());
            },
        };
        ActivitySource.AddActivityListener(_spans);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_has_a_span_a_duration_and_its_credits(bool isRelayed)
    {
        await CallAsync(new RecordingConnection(Priced.Answer(3)), """{"limit":3}""", isRelayed);

        Assert.Equal(["openapi_mcp.credits 3", "mcp.server.operation.duration", "span Server Unset"], _heard);
    }

    [Fact]
    public async Task An_answer_from_memory_is_a_hit_and_costs_nothing()
    {
        var credits = CreditControl.Around(new RecordingConnection(Priced.Answer(3)), Priced.Options());
        await CallAsync(credits, """{"limit":3}""");
        _heard.Clear();

        await CallAsync(credits, """{"limit":3}""");

        Assert.Equal(["openapi_mcp.cache.hits 1", "mcp.server.operation.duration", "span Server Unset"], _heard);
    }

    [Theory]
    [InlineData("""{"limit":"many"}""")]
    [InlineData("""{"limit":3}""")]
    public async Task A_call_that_fails_is_told_as_such_without_a_reason_that_could_hold_data(string arguments)
    {
        await CallAsync(new RecordingConnection(Priced.Answer(0, 400)), arguments);

        Assert.Equal(["mcp.server.operation.duration tool_error", "span Server Error tool_error"], _heard);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_tag_has_anything_of_arguments_answers_or_errors(bool isRelayed)
    {
        const string Arguments = """{"q":"Jane Quackenbush","limit":3}""";
        await CallAsync(new RecordingConnection(Answer(200, """{"email":"jane@example.com","cost":3}""")), Arguments, isRelayed);
        await CallAsync(new RecordingConnection(Answer(400, """{"message":"jane@example.com is unknown"}""")), Arguments, isRelayed);
        await Assert.ThrowsAsync<InvalidOperationException>(() => CallAsync(RecordingConnection.Throwing(new InvalidOperationException("jane@example.com at https://api.test:8443/v1")), Arguments, isRelayed));

        Assert.Equal(3, _heard.Count(line => line.StartsWith("span", StringComparison.Ordinal)));
        Assert.Contains("error.type=InvalidOperationException", _everything);
        Assert.All(["jane", "quackenbush", "example.com", "api.test", "8443", "v1"], text => Assert.DoesNotContain(text, string.Join('\n', _everything), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_listener_that_throws_costs_no_answer()
    {
        using var broken = new MeterListener();
        broken.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            if (tags.ToArray().Any(tag => Equals(tag.Value, _tool))) throw new InvalidOperationException("broken listener");
        });
        broken.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == CallTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        broken.Start();

        var result = await CallAsync(new RecordingConnection(Priced.Answer(3)), """{"limit":3}""");

        Assert.NotEqual(true, result.IsError);
    }

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
        _telemetry.Dispose();
    }

    private Task<ModelContextProtocol.Protocol.CallToolResult> CallAsync(Runtime.Http.IApiConnection connection, string arguments, bool isRelayed = false) =>
        SampleCall.Of(new PricedTool(connection is CreditControl ? connection : CreditControl.Around(connection, Priced.Options()), name: _tool) { Telemetry = _telemetry }, arguments, isRelayed: isRelayed);

    /// <summary>The instrument, what was measured unless it is a time, and the kind of failure.</summary>
    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var values = tags.ToArray();
        if (!values.Any(tag => Equals(tag.Value, _tool))) return;
        _everything.AddRange(values.Select(Text));
        var number = instrument.Unit == "s" ? "" : " " + value.ToString(CultureInfo.InvariantCulture);
        var error = string.Concat(values.Where(tag => tag.Key == "error.type").Select(tag => " " + tag.Value));
        _heard.Add(instrument.Name + number + error);
    }

    private static ApiResponse Answer(int status, string body) => new()
    {
        Status = status,
        Headers = new Dictionary<string, string>(),
        MediaType = "application/json",
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static string Text(KeyValuePair<string, object?> tag) => $"{tag.Key}={tag.Value}";
}
