using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>What a client sees of the transport while the input lasts.</summary>
public sealed class StdioTransportTests
{
    [Fact]
    public async Task Each_message_is_answered_on_one_line()
    {
        await using var wire = new PipedServer(StubTool.Saying("hello", "line 1\nline 2"));
        await wire.SendAsync(PipedServer.Initialize(), PipedServer.Call(1, "hello"));
        wire.EndInput();

        JsonElement[] answers = [.. (await wire.ReadToExitAsync()).Select(line => JsonElement.Parse(line))];

        Assert.Equal([0, 1], answers.Select(answer => answer.GetProperty("id").GetInt32()).Order());
    }

    [Fact]
    public async Task What_need_not_be_done_before_is_done_once_after_the_first_answer()
    {
        int times = 0;
        var done = new TaskCompletionSource();
        var options = new StdioTransportOptions
        {
            AfterFirstAnswer = () =>
            {
                times++;
                done.SetResult();
            },
        };
        await using var wire = new PipedServer(options, loggerFactory: null);
        Assert.Equal(0, times);
        await wire.SendAsync(PipedServer.Ping(1));
        await wire.ReadAsync();
        await done.Task.WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken);

        await wire.SendAsync(PipedServer.Ping(2));
        await wire.ReadAsync();
        wire.EndInput();
        await wire.ReadToExitAsync();

        Assert.Equal(1, times);
    }

    [Fact]
    public async Task A_message_may_arrive_in_pieces()
    {
        await using var wire = new PipedServer();
        foreach (byte piece in Encoding.UTF8.GetBytes(PipedServer.Ping(7) + "\n"))
            await wire.SendBytesAsync(piece);

        Assert.Equal(7, (await wire.ReadAsync()).GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Carriage_returns_blank_lines_and_a_byte_order_mark_are_tolerated()
    {
        await using var wire = new PipedServer();
        await wire.SendBytesAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{PipedServer.Ping(1)}\r\n\r\n \t\n{PipedServer.Ping(2)}\r\n")]);

        int[] ids = [await ReadIdAsync(wire), await ReadIdAsync(wire)];
        wire.EndInput();

        Assert.Equal([1, 2], ids.Order());
        Assert.Empty(await wire.ReadToExitAsync());
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping" """, -32700, null)]
    [InlineData("hello", -32700, null)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping"} {}""", -32700, null)]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", -32600, null)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""", -32600, null)]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", -32600, null)]
    [InlineData("""{"jsonrpc":"1.0","params":{"id":9},"id":5,"method":"ping"}""", -32600, "5")]
    [InlineData("""{"jsonrpc":"2.0","id":"a","method":1}""", -32600, "\"a\"")]
    [InlineData("""{"id":3,"method":"ping"}""", -32600, "3")]
    [InlineData("null", -32600, null)]
    [InlineData("""{"jsonrpc":"2.0","id":4,"method":"ping","params":{"a":"\ud800"}}""", -32600, "4")]
    public async Task A_line_that_is_no_message_is_answered_with_an_error_and_the_server_lives_on(string line, int code, string? id)
    {
        await using var wire = new PipedServer();
        await wire.SendAsync(line);
        AssertError(await wire.ReadAsync(), code, id);

        await wire.SendAsync(PipedServer.Ping(2));
        Assert.Equal(2, await ReadIdAsync(wire));
    }

    [Fact]
    public async Task Invalid_utf8_is_a_parse_error_even_inside_a_string()
    {
        await using var wire = new PipedServer();
        byte[] line = Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":"?"}}""" + "\n");
        line[Array.IndexOf(line, (byte)'?')] = 0xFF;
        await wire.SendBytesAsync(line);

        AssertError(await wire.ReadAsync(), -32700, id: null);
    }

    [Fact]
    public async Task A_parse_error_says_where()
    {
        await using var wire = new PipedServer();
        await wire.SendAsync("""{"jsonrpc":nope}""");

        JsonElement answer = await wire.ReadAsync();
        AssertError(answer, -32700, id: null);
        Assert.Contains("byte 12", answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_method_is_answered_by_the_sdk()
    {
        await using var wire = new PipedServer();
        await wire.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"no/such"}""");

        AssertError(await wire.ReadAsync(), -32601, "1");
    }

    [Fact]
    public async Task Requests_with_an_id_in_progress_are_refused_by_it_once_the_first_is_answered()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync(PipedServer.Call(1, "slow"), PipedServer.Call(1, "slow"), PipedServer.Ping(2));
        Assert.Equal(2, await ReadIdAsync(wire));

        gated.Release();
        JsonElement answer = await wire.ReadAsync();
        Assert.Equal(1, answer.GetProperty("id").GetInt32());
        Assert.True(answer.TryGetProperty("result", out _));
        AssertError(await wire.ReadAsync(), -32600, id: "1");
        AssertError(await wire.ReadAsync(), -32600, id: "1");
        Assert.Equal(1, gated.Count);
    }

    [Fact]
    public async Task A_line_that_is_refused_does_not_end_the_request_whose_id_it_has()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync("""{"jsonrpc":"1.0","id":1,"method":"ping"}""");

        AssertError(await wire.ReadAsync(), -32600, id: null);
        gated.Release();

        Assert.True((await wire.ReadAsync()).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task The_duplicates_of_a_cancelled_request_are_refused()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();

        await wire.SendAsync(PipedServer.Call(1, "slow"), PipedServer.Cancel(1));

        AssertError(await wire.ReadAsync(), -32600, id: "1");
    }

    [Fact]
    public async Task An_id_may_be_used_again_once_it_is_answered()
    {
        await using var wire = new PipedServer();
        await wire.SendAsync(PipedServer.Ping(1));
        await wire.ReadAsync();
        await wire.SendAsync(PipedServer.Ping(1));

        Assert.True((await wire.ReadAsync()).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_written_is_an_error_that_says_so_and_the_server_lives_on()
    {
        await using var wire = new PipedServer(new UnwritableTool());
        await wire.SendAsync(PipedServer.Initialize(), PipedServer.Call(1, UnwritableTool.Name));
        await wire.ReadAsync();

        var error = (await wire.ReadAsync()).GetProperty("error").GetProperty("message").GetString();

        Assert.Contains("could not be written. It may have taken effect", error, StringComparison.Ordinal);
        await wire.SendAsync(PipedServer.Ping(2));
        Assert.Equal(2, (await wire.ReadAsync()).GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Text_is_not_escaped()
    {
        await using var wire = new PipedServer(StubTool.Saying("hello", "Zoë <b>&'+ 日本"));
        await wire.SendAsync(PipedServer.Call(1, "hello"));

        Assert.Contains("Zoë <b>&'+ 日本", await wire.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Structured_content_keeps_the_text_of_numbers_and_the_order_of_keys()
    {
        const string Content = """{"z":1.10,"a":12345678901234567890,"é":[1E5,-0,0.1000000000000000055511151231257827],"n":null}""";
        await using var wire = new PipedServer(StubTool.Returning("numbers", Content));
        await wire.SendAsync(PipedServer.Call(1, "numbers"));

        Assert.Contains($"\"structuredContent\":{Content}", await wire.ReadLineAsync(), StringComparison.Ordinal);
    }

    internal static void AssertError(JsonElement answer, int code, string? id)
    {
        Assert.Equal("2.0", answer.GetProperty("jsonrpc").GetString());
        Assert.Equal(id ?? "null", answer.GetProperty("id").GetRawText());
        Assert.Equal(code, answer.GetProperty("error").GetProperty("code").GetInt32());
    }

    internal static async Task<int> ReadIdAsync(PipedServer wire) => (await wire.ReadAsync()).GetProperty("id").GetInt32();
}
