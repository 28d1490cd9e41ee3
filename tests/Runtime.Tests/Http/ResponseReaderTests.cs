using System.IO.Compression;
using System.Text;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

/// <summary>Real sockets: whole, cut, compressed and endless answers.</summary>
public sealed class ResponseReaderTests
{
    [Fact]
    public async Task The_answer_comes_back_untouched()
    {
        await using var server = LoopbackServer.Answering(
            "HTTP/1.1 418 Odd\r\nContent-Type: Application/JSON ; charset=x\r\nX-Two: a\r\nx-two: b\r\nContent-Length: 12\r\n\r\n{ \"é\": 1.0}");

        var response = await Wire.SendAsync(server.Address);

        Assert.Equal(418, response.Status);
        Assert.False(response.IsSuccess);
        Assert.Equal("application/json", response.MediaType);
        Assert.Equal("a, b", response.Headers["X-TWO"]);
        Assert.Equal("Application/JSON ; charset=x", response.Headers["content-type"]);
        Assert.Equal("{ \"é\": 1.0}", Encoding.UTF8.GetString(response.Body.Span));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_is_decompressed(string encoding)
    {
        var body = Wire.Compress(encoding, "{\"a\":1}"u8);
        await using var server = LoopbackServer.Answering(LoopbackServer.Head($"Content-Encoding: {encoding}\r\nContent-Length: {body.Length}"), body);

        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString((await Wire.SendAsync(server.Address)).Body.Span));
    }

    [Fact]
    public async Task Bare_deflate_is_understood_although_it_is_wrong()
    {
        using var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) stream.Write("{\"a\":1}"u8);
        await using var server = LoopbackServer.Answering(LoopbackServer.Head($"Content-Encoding: deflate\r\nContent-Length: {packed.Length}"), packed.ToArray());

        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString((await Wire.SendAsync(server.Address)).Body.Span));
    }

    [Theory]
    [InlineData("X-GZIP", "{}", null)]
    [InlineData("identity, gzip", "{}", "identity")]
    public async Task What_is_unpacked_is_no_longer_announced_as_packed(string codings, string text, string? left)
    {
        var body = Wire.Compress("gzip", Encoding.UTF8.GetBytes(text));
        await using var server = LoopbackServer.Answering(LoopbackServer.Head($"Content-Encoding: {codings}\r\nContent-Length: {body.Length}"), body);

        var response = await Wire.SendAsync(server.Address);

        Assert.Equal(text, Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal(left, response.Headers.GetValueOrDefault("Content-Encoding"));
        Assert.False(response.Headers.ContainsKey("Content-Length"));
    }

    [Fact]
    public async Task A_coding_that_nobody_asked_for_is_left_as_it_is()
    {
        await using var server = LoopbackServer.Answering(LoopbackServer.Head("Content-Encoding: zstd\r\nContent-Length: 3"), "abc"u8.ToArray());

        var response = await Wire.SendAsync(server.Address);

        Assert.Equal("abc", Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal("zstd", response.Headers["Content-Encoding"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task An_empty_answer_has_nothing_to_unpack(string coding)
    {
        await using var server = LoopbackServer.Answering($"HTTP/1.1 204 None\r\nContent-Encoding: {coding}\r\n\r\n");

        var response = await Wire.SendAsync(server.Address);

        Assert.Equal((204, 0), (response.Status, response.Body.Length));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_small_answer_that_unpacks_to_too_much_is_stopped_early_and_its_beginning_kept(string coding)
    {
        var body = Wire.Compress(coding, new byte[20_000_000]);
        await using var server = LoopbackServer.Answering(LoopbackServer.Head($"Content-Encoding: {coding}\r\nContent-Length: {body.Length}"), body);

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address, RetryClass.Safe, limit: 64_000_000));

        Assert.Contains("more than 100 times its size", failure.Message, StringComparison.Ordinal);
        Assert.Contains("may have been charged", failure.Message, StringComparison.Ordinal);
        Assert.Contains("of which the first 1048576 are passed on", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1_048_576, failure.PartialBody.Length);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_short_answer_may_be_compressed_as_much_as_it_likes() => Assert.Equal(1_000_000, await UnpackedAsync(new byte[1_000_000]));

    [Fact]
    public async Task An_honest_long_answer_may_be_compressed_well()
    {
        var rows = string.Join(',', Enumerable.Range(0, 50_000).Select(id => $$"""{"id":{{id}},"status":"verified","company":"Example Ltd.","country":"GB"}"""));

        Assert.Equal(rows.Length, await UnpackedAsync(Encoding.UTF8.GetBytes(rows)));
    }

    [Theory]
    [InlineData("Content-Length: 20", "{\"half\":")]
    [InlineData("Transfer-Encoding: chunked", "8\r\n{\"half\":\r\n")]
    public async Task A_cut_answer_keeps_what_arrived(string header, string sent)
    {
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(LoopbackServer.Head(header) + sent);
        });

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address));

        Assert.True(failure.MayHaveRun);
        Assert.Equal("{\"half\":", Encoding.UTF8.GetString(failure.PartialBody.Span));
        Assert.Contains("8 bytes of it arrived", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_out_within_the_answer_keeps_what_arrived()
    {
        var clock = new TestClock { SkipsDelays = true };
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(LoopbackServer.Head("Content-Length: 20") + "{\"half\":");
            await connection.WaitForCloseAsync();
        });
        using var handler = new ReadSignal(ApiHttpHandler.Create(), () => clock.Advance(TimeSpan.FromSeconds(30)));

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address, handler: handler, clock: clock));

        Assert.True(failure.MayHaveRun);
        Assert.Equal("{\"half\":", Encoding.UTF8.GetString(failure.PartialBody.Span));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task An_answer_may_be_as_large_as_the_limit(int length, bool fits)
    {
        foreach (var chunked in (bool[])[true, false])
        {
            var body = new string('x', length);
            var answer = chunked ? LoopbackServer.Head("Transfer-Encoding: chunked") + $"{length:x}\r\n{body}\r\n0\r\n\r\n" : LoopbackServer.Ok(body);
            await using var server = LoopbackServer.Answering(answer);

            if (fits)
            {
                Assert.Equal(length, (await Wire.SendAsync(server.Address, RetryClass.Safe, limit: 10)).Body.Length);
                continue;
            }

            var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address, RetryClass.Safe, limit: 10));
            Assert.Contains("limit of 10 bytes", failure.Message, StringComparison.Ordinal);
            Assert.Contains("may have been charged", failure.Message, StringComparison.Ordinal);
            Assert.True(failure.MayHaveRun);
            Assert.Single(server.Requests);
        }
    }

    [Fact]
    public async Task An_endless_answer_is_stopped_early()
    {
        var closed = new TaskCompletionSource();
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(LoopbackServer.Head("Transfer-Encoding: chunked"));
            try
            {
                while (true) await connection.SendAsync("400\r\n" + new string('x', 1024) + "\r\n");
            }
            catch (IOException)
            {
                closed.SetResult();
                throw;
            }
        });

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address, limit: 100_000));

        Assert.InRange(failure.PartialBody.Length, 100_001, 300_000);
        await closed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Of_an_answer_that_is_announced_as_too_large_the_beginning_is_passed_on()
    {
        await using var server = LoopbackServer.Answering(LoopbackServer.Ok(new string('x', 8_000_000)));

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address, limit: 7_999_999));

        Assert.Equal(1_048_576, failure.PartialBody.Length);
        Assert.Contains("limit of 7999999 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decompressed_answer_counts_with_its_full_size()
    {
        var body = Wire.Compress("gzip", new byte[1_000_000]);
        await using var server = LoopbackServer.Answering(LoopbackServer.Head($"Content-Encoding: gzip\r\nContent-Length: {body.Length}"), body);

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address, limit: 100_000));

        Assert.Contains("larger than the limit", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<int> UnpackedAsync(byte[] whole)
    {
        var body = Wire.Compress("gzip", whole);
        await using var server = LoopbackServer.Answering(LoopbackServer.Head($"Content-Encoding: gzip\r\nContent-Length: {body.Length}"), body);
        return (await Wire.SendAsync(server.Address, limit: 64_000_000)).Body.Length;
    }
}
