using System.Text;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tests.Http;

/// <summary>Responses that are not what they declare: packed, encoded or written in another way. They have been paid for, so what can be read of them is kept.</summary>
public sealed class FaultyResponseTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_body_that_is_not_packed_as_declared_is_shown_as_it_came(string coding)
    {
        var response = await AnsweredAsync($"Content-Encoding: {coding}", "{\"email\":\"jane@example.com\"}"u8.ToArray());

        Assert.Equal("{\"email\":\"jane@example.com\"}", Encoding.UTF8.GetString(response.Body.Span));
        Assert.Contains($"declares Content-Encoding: {coding}, but is not packed so", Assert.Single(response.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", 5)]
    [InlineData("deflate", 2)]
    public async Task A_body_with_a_wrong_checksum_is_unpacked(string coding, int fromEnd)
    {
        var body = Wire.Compress(coding, "{\"email\":\"jane@example.com\"}"u8);
        body[^fromEnd] ^= 0xFF;

        var response = await AnsweredAsync($"Content-Encoding: {coding}", body);

        Assert.Equal("{\"email\":\"jane@example.com\"}", Encoding.UTF8.GetString(response.Body.Span));
        Assert.Contains("checksum", Assert.Single(response.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_packed_body_that_was_cut_short_is_unpacked_as_far_as_it_goes(string coding)
    {
        var rows = string.Join(',', Enumerable.Range(0, 5_000).Select(id => $"{id * 7919 % 10007}"));
        var body = Wire.Compress(coding, Encoding.UTF8.GetBytes(rows))[..^200];

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => AnsweredAsync($"Content-Encoding: {coding}", body));

        Assert.InRange(failure.PartialBody.Length, 1, rows.Length - 1);
        Assert.StartsWith(Encoding.UTF8.GetString(failure.PartialBody.Span), rows, StringComparison.Ordinal);
        Assert.Contains("damaged or was cut short", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.MayHaveRun);
    }

    [Theory]
    [InlineData("application/json; charset=iso-8859-1", "7B2261223A2268E96C6C6F227D", "{\"a\":\"h\u00E9llo\"}")]
    [InlineData("application/json; charset=\"windows-1252\"", "2280933F9422", "\"\u20AC\u201C?\u201D\"")]
    [InlineData("text/plain; charset=ISO-8859-1", "68E96C6C6F", "h\u00E9llo")]
    [InlineData("application/json; charset=utf-16", "FFFE22006100E9002200", "\"a\u00E9\"")]
    [InlineData("application/json", "FEFF0022006100E90022", "\"a\u00E9\"")]
    [InlineData("application/json", "22006100E9002200", "\"a\u00E9\"")]
    [InlineData("application/json; charset=utf-16be", "0022006100E90022", "\"a\u00E9\"")]
    [InlineData("text/csv; charset=shift_jis", "838083CD", "\u30E0\u03BF")]
    [InlineData("text/plain; charset=koi8-r", "C1", "\u0430")]
    [InlineData("application/json; charset=utf8", "22C3A922", "\"\u00E9\"")]
    public async Task A_text_in_another_charset_becomes_UTF_8(string type, string bytes, string expected)
    {
        var response = await AnsweredAsync($"Content-Type: {type}", Convert.FromHexString(bytes));

        Assert.Equal(expected, Encoding.UTF8.GetString(response.Body.Span));
        Assert.Empty(response.Faults);
    }

    [Theory]
    [InlineData("application/pdf; charset=iso-8859-1", "255044462D312E37E9")]
    [InlineData("image/png; charset=windows-1252", "89504E470D0A1A0A")]
    [InlineData("text/plain; charset=iso-8859-1", "89504E470D0A1A0A0000")]
    [InlineData("application/octet-stream; charset=koi8-r", "C1")]
    [InlineData("application/octet-stream", "0100020003000400")]
    [InlineData("text/plain", "0100020003000400")]
    [InlineData("", "0100020003000400")]
    [InlineData("", "FFFE410042004300")]
    public async Task Bytes_that_are_not_text_stay_as_they_are(string type, string bytes)
    {
        var response = await AnsweredAsync(type.Length == 0 ? "X-None: 1" : $"Content-Type: {type}", Convert.FromHexString(bytes));

        Assert.Equal(bytes, Convert.ToHexString(response.Body.Span));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_large_body_that_is_not_packed_as_declared_is_whole(string coding)
    {
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 100_000))}]");

        Assert.Equal(body, (await AnsweredAsync($"Content-Encoding: {coding}", body)).Body.ToArray());
    }

    [Fact]
    public async Task A_large_body_with_a_wrong_checksum_is_unpacked()
    {
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 100_000).Select(number => number * 7919L % 1_000_003))}]");
        var packed = Wire.Compress("gzip", body);
        packed[^5] ^= 0xFF;

        Assert.Equal(body, (await AnsweredAsync("Content-Encoding: gzip", packed)).Body.ToArray());
    }

    [Fact]
    public async Task A_bomb_with_a_wrong_checksum_is_not_unpacked_to_its_end()
    {
        var packed = Wire.Compress("gzip", new byte[20_000_000]);
        packed[^5] ^= 0xFF;
        await using var server = LoopbackServer.Answering(LoopbackServer.Head($"Content-Encoding: gzip\r\nContent-Length: {packed.Length}"), packed);

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address, limit: 64_000_000));

        Assert.InRange(failure.PartialBody.Length, 1, 3_000_000);
    }

    [Fact]
    public async Task A_broken_head_without_an_end_shows_no_header()
    {
        await using var server = LoopbackServer.Closing("HTTP/1.1 200 OK\r\nSet-Cookie: session=abc\r\nno colon here\r\nContent-Le");

        Assert.Equal(0, (await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address))).PartialBody.Length);
    }

    [Theory]
    [InlineData("text/plain; charset=x-klingon", "68E96C6C6F", "the charset x-klingon, which cannot be decoded here")]
    [InlineData("text/plain; charset=shift_jis", "83", "not text in shift_jis, the charset that it declares")]
    [InlineData("text/plain; charset=utf-8", "68E96C6C6F", "not text in UTF-8, which it declares")]
    public async Task What_cannot_be_decoded_is_kept_and_said(string type, string bytes, string fault)
    {
        var response = await AnsweredAsync($"Content-Type: {type}", Convert.FromHexString(bytes));

        Assert.Equal(bytes, Convert.ToHexString(response.Body.Span));
        Assert.Contains(fault, Assert.Single(response.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1", "it ends before the JSON is complete")]
    [InlineData("{\"a\":\"x", "it ends before the JSON is complete")]
    [InlineData("{\"a\":1}garbage", "something follows the value, from byte 7 on")]
    [InlineData("{\"a\":NaN}", "what is at byte 5 is not allowed there")]
    [InlineData("{\"a\":\"\0\"}", "what is at byte 5 is not allowed there")]
    [InlineData("Found: nobody", "what is at byte 0 is not allowed there")]
    public async Task JSON_that_is_broken_is_said_to_be(string body, string cause)
    {
        var response = await AnsweredAsync("Content-Type: application/json", Encoding.UTF8.GetBytes(body));

        Assert.Equal(body, Encoding.UTF8.GetString(response.Body.Span));
        Assert.Contains(cause, Assert.Single(response.Faults), StringComparison.Ordinal);
        Assert.Contains("may have been charged", Assert.Single(response.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nno colon here\r\nContent-Length: 7\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\nContent-Length: 7\r\n\r\n")]
    public async Task A_response_with_a_broken_head_is_shown_and_its_cause_said(string head)
    {
        await using var server = LoopbackServer.Answering(head + "{\"a\":1}");

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address));

        Assert.Contains("is not valid HTTP", failure.Message, StringComparison.Ordinal);
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(failure.PartialBody.Span));
        Assert.True(failure.MayHaveRun);
    }

    [Fact]
    public async Task A_broken_head_of_an_error_shows_nothing_of_it()
    {
        await using var server = LoopbackServer.Answering("HTTP/1.1 400 Bad\r\nno colon here\r\nContent-Length: 7\r\n\r\nJane Do");

        Assert.Equal(0, (await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address))).PartialBody.Length);
    }

    [Fact]
    public async Task Headers_of_a_megabyte_cost_no_response()
    {
        await using var server = LoopbackServer.Answering(LoopbackServer.Ok("{}", "X-Filler: " + new string('x', 1_000_000) + "\r\n"));

        Assert.Equal("{}", Encoding.UTF8.GetString((await Wire.SendAsync(server.Address)).Body.Span));
    }

    [Fact]
    public async Task A_part_of_a_text_in_another_charset_is_decoded_too()
    {
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync([.. Encoding.ASCII.GetBytes(LoopbackServer.Head("Content-Type: application/json; charset=utf-16\r\nContent-Length: 100")), 0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"a\":\"é"), 0x41]);
        });

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => Wire.SendAsync(server.Address));

        Assert.Equal("{\"a\":\"é", Encoding.UTF8.GetString(failure.PartialBody.Span));
    }

    private static async Task<ApiResponse> AnsweredAsync(string header, byte[] body)
    {
        await using var server = LoopbackServer.Answering(LoopbackServer.Head($"{header}\r\nContent-Length: {body.Length}"), body);
        return await Wire.SendAsync(server.Address);
    }
}
