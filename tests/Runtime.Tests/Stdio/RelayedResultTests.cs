using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Stdio;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>A result whose answer went past the SDK says what it would say without the short cut.</summary>
public sealed class RelayedResultTests
{
    private const string Schema = """{"type":"object","properties":{"email":{"type":"string"},"rows":{"type":"array"}}}""";

    [Theory]
    [InlineData("""{"email":"jane@example.com","credits":1.50}""")]
    [InlineData("""{ "email" : "Zoë 😀 \"quoted\" \\ \u0041 \n", "empty": {}, "none": null }""")]
    [InlineData("""[1, 2, {"a": []}]""")]
    [InlineData("\"text\"")]
    [InlineData("12345678901234567890")]
    [InlineData("""{"id":12345678901234567890}""")]
    [InlineData("""{"email":5}""")]
    [InlineData("""{"email":"half \ud800"}""")]
    [InlineData("""{"email":"twice","email":"there"}""")]
    public void It_is_the_same_as_without(string body)
    {
        foreach (var schema in new[] { null, Schema })
        {
            var (request, relay) = Offer();
            var past = Result(body, schema, relay);
            var whole = Result(body, schema, relay: null);

            var response = new JsonRpcResponse { Id = request.Id, Result = past };
            Assert.True(RelayedResult.HasPlace(response, relay));
            var text = Line(response, relay);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.Equal(1, text.Count(character => character == '\n'));
            var expected = LineWriter.Encode(new JsonRpcResponse { Id = request.Id, Result = whole });
            Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected.Span), JsonElement.Parse(text)), text);
        }
    }

    [Theory]
    [InlineData("""{"email":"jane@example.com","next":"https://upstream.example/?page=2","rows":[{"a":1.50}]}""")]
    [InlineData("""{"next":1,"email":5,"next":2,"rows":[]}""")]
    [InlineData("""{"email":"x","rows":[1],"id":12345678901234567890,"next":12345678901234567890}""")]
    [InlineData("""{"next":"\ud800"}""")]
    [InlineData("""{"next":"x","email":"half \ud800"}""")]
    [InlineData("""[{"next":1,"a":2},{"a":3}]""")]
    public void A_part_that_is_left_out_is_not_in_the_line(string body)
    {
        foreach (var schema in new[] { null, Schema })
        {
            var (request, relay) = Offer();
            var shape = schema is null ? null : AnswerShape.Read(Encoding.UTF8.GetBytes(schema));
            var plain = PlainAnswer.Read(Encoding.UTF8.GetBytes(body))!;
            var view = AnswerView.Apply(plain.Json, FieldTree.Whole(new() { Hide = ["next"] }), []);
            var past = relay.Hand(ToolResult.From(JsonAnswer.Of(view, plain.Outline, shape), receipt: null, relay));
            var whole = ToolResult.From(JsonAnswer.Of(view.Join(), plain.Outline, shape), receipt: null, relay: null);

            var text = Line(new JsonRpcResponse { Id = request.Id, Result = ToNode(past) }, relay);

            var expected = LineWriter.Encode(new JsonRpcResponse { Id = request.Id, Result = ToNode(whole) });
            Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected.Span), JsonElement.Parse(text)), text);
            Assert.DoesNotContain("next", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_numbers_of_an_answer_keep_their_text()
    {
        var (request, relay) = Offer();

        var line = Line(new JsonRpcResponse { Id = request.Id, Result = Result("""{"a":1.500,"b":-0,"c":1E+2}""", schema: null, relay) }, relay);

        Assert.Contains("""
            "structuredContent":{"a":1.500,"b":-0,"c":1E+2}
            """, line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_SDK_adds_stays()
    {
        var (request, relay) = Offer();
        var result = Result("{}", schema: null, relay).AsObject();
        result["resultType"] = "complete";
        result["_meta"]!["server"] = "sample";

        var written = JsonNode.Parse(Line(new JsonRpcResponse { Id = request.Id, Result = result }, relay))!["result"]!.AsObject();

        Assert.Equal(["_meta", "content", "resultType", "structuredContent"], written.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal("""{"cost":1.50,"server":"sample"}""", written["_meta"]!.ToJsonString());
    }

    [Fact]
    public void A_result_without_a_place_for_the_answer_is_written_as_it_is()
    {
        var (request, relay) = Offer();
        Result("{}", schema: null, relay);

        Assert.False(RelayedResult.HasPlace(new JsonRpcResponse { Id = request.Id, Result = ToNode(ToolResult.Problem("Something else came of it.")) }, relay));
    }

    [Fact]
    public void A_result_whose_first_block_is_another_goes_the_ordinary_way()
    {
        var (_, relay) = Offer();
        Result("{}", schema: null, relay);
        var other = ToolResult.Problem("Something else came of it.");

        Assert.Same(other, relay.Hand(other));
    }

    [Fact]
    public void The_bytes_of_what_is_no_UTF8_follow_the_text()
    {
        var (request, relay) = Offer();
        var response = new JsonRpcResponse { Id = request.Id, Result = Result([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8], schema: null, relay) };

        var blocks = JsonNode.Parse(Line(response, relay))!["result"]!["content"]!.AsArray();

        Assert.Equal(["text", "resource", "text"], blocks.Select(block => (string?)block!["type"]));
        Assert.Equal("{\"a\":\"\uFFFD\"}", (string?)blocks[0]!["text"]);
    }

    [Fact]
    public void What_is_no_JSON_goes_the_ordinary_way()
    {
        var (request, relay) = Offer();

        var result = Result("<html>", Schema, relay);

        Assert.False(RelayedResult.HasPlace(new JsonRpcResponse { Id = request.Id, Result = result }, relay));
        Assert.Equal("<html>", (string?)result["content"]![0]!["text"]);
    }

    private static (JsonRpcRequest Request, AnswerRelay Relay) Offer()
    {
        var request = new JsonRpcRequest { Id = new RequestId("id \"7\""), Method = RequestMethods.ToolsCall };
        AnswerRelay.Offer(request);
        return (request, AnswerRelay.Of(request)!);
    }

    private static JsonNode Result(string body, string? schema, AnswerRelay? relay) => Result(Encoding.UTF8.GetBytes(body), schema, relay);

    private static JsonNode Result(byte[] body, string? schema, AnswerRelay? relay)
    {
        var shape = schema is null ? null : AnswerShape.Read(Encoding.UTF8.GetBytes(schema));
        var result = ToolResult.From(Tools.Results.Response(body, "application/json"), shape, out _, relay);
        result = ToolResult.WithNote(result, "A note \"in\" words.");
        result.Meta = new() { ["cost"] = 1.50m };
        return ToNode(relay?.Hand(result) ?? result);
    }

    private static string Line(JsonRpcResponse response, AnswerRelay relay)
    {
        using var buffer = new LineBuffer(16);
        RelayedResult.Write(response, relay, buffer);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }

    private static JsonNode ToNode(CallToolResult result) =>
        JsonSerializer.SerializeToNode(result, (JsonTypeInfo<CallToolResult>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult)))!;
}
