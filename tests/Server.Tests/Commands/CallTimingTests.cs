using LeadMagic.Server.Commands;

namespace LeadMagic.Server.Tests.Commands;

public sealed class CallTimingTests
{
    private readonly TestClock _time = new();

    [Fact]
    public async Task Each_part_of_the_time_belongs_to_its_phase()
    {
        using var timing = new CallTiming(_time) { InnerHandler = new Api(_time) };
        using var api = new HttpMessageInvoker(timing);
        timing.Begin();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await SendAsync(api, new StringContent("{}"))).Dispose();
        _time.Advance(TimeSpan.FromMilliseconds(8));
        timing.End();

        Assert.Equal("validation 1.0 ms, sending 2.0 ms, waiting 4.0 ms, reading 8.0 ms, in all 15.0 ms", timing.ToString());
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_counted_with_the_pause_before_it()
    {
        using var timing = new CallTiming(_time) { InnerHandler = new Api(_time) };
        using var api = new HttpMessageInvoker(timing);
        timing.Begin();
        (await SendAsync(api, content: null)).Dispose();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await SendAsync(api, content: null)).Dispose();
        timing.End();

        Assert.Equal("validation 0.0 ms, waiting 8.0 ms, pausing 1000.0 ms, reading 0.0 ms, in all 1008.0 ms (2 requests)", timing.ToString());
    }

    [Fact]
    public void A_call_that_is_refused_took_its_time_to_be_checked()
    {
        using var timing = new CallTiming(_time);
        timing.Begin();
        _time.Advance(TimeSpan.FromMilliseconds(3));
        timing.End();

        Assert.Equal("validation 3.0 ms, in all 3.0 ms (nothing was sent)", timing.ToString());
    }

    [Fact]
    public async Task The_body_and_its_headers_are_sent_as_they_were()
    {
        var inner = new Api(_time);
        using var timing = new CallTiming(_time) { InnerHandler = inner };
        using var api = new HttpMessageInvoker(timing);

        (await SendAsync(api, new StringContent("{\"a\":1}", System.Text.Encoding.UTF8, "application/json"))).Dispose();

        Assert.Equal(("{\"a\":1}", "application/json; charset=utf-8", 7L), inner.Received);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpMessageInvoker api, HttpContent? content) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, "https://api.example/") { Content = content }, TestContext.Current.CancellationToken);

    /// <summary>Takes 2 ms to take a body and 4 ms to answer.</summary>
    private sealed class Api(TestClock time) : HttpMessageHandler
    {
        public (string? Body, string? Type, long? Length) Received { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                time.Advance(TimeSpan.FromMilliseconds(2));
                var body = await content.ReadAsStringAsync(cancellationToken);
                Received = (body, content.Headers.ContentType?.ToString(), content.Headers.ContentLength);
            }

            time.Advance(TimeSpan.FromMilliseconds(4));
            return new HttpResponseMessage();
        }
    }
}
