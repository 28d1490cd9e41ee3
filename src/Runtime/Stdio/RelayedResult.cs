using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>Makes the line of a result whose answer came past the SDK: the result as the SDK wrote it, with the answer in its place.</summary>
internal static class RelayedResult
{
    /// <summary>What the rest of a result takes, roughly: notes, receipt, frame.</summary>
    private const int UsualRest = 1024;

    private static readonly JsonTypeInfo<ContentBlock> BlockInfo = (JsonTypeInfo<ContentBlock>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ContentBlock));

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>False where no answer came past the SDK, or something else came of the call.</summary>
    public static bool HasPlace(JsonRpcResponse response, AnswerRelay relay) =>
        relay.Content is not null && response.Result is JsonObject result && result["content"] is JsonArray { Count: 0 };

    /// <summary>Writes the line of a result that has a place for the answer, its end included.</summary>
    public static void Write(JsonRpcResponse response, AnswerRelay relay, LineBuffer line)
    {
        // One byte in ten is a quote in records of short texts; a line with more of them grows.
        line.Reserve(UsualRest + relay.Json.Length + (relay.Json.Length / 8) + (relay.Structured?.Length ?? 0));
        using var writer = new Utf8JsonWriter(line, WriterOptions);
        line.Write("{\"jsonrpc\":\"2.0\",\"id\":"u8);
        Write(response.Id, writer);
        line.Write(",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\""u8);
        foreach (var part in relay.Json.Parts) QuotedJson.Write(relay.Json.Bytes(part), line);
        line.Write("\"}"u8);
        foreach (var block in relay.Content!.Skip(1))
        {
            line.Write(","u8);
            JsonSerializer.Serialize(writer, block, BlockInfo);
            End(writer);
        }

        line.Write("]"u8);
        if (relay.Structured is { } structured)
        {
            line.Write(",\"structuredContent\":"u8);
            foreach (var part in structured.Parts) line.Write(structured.Bytes(part));
        }

        foreach (var (name, value) in response.Result!.AsObject())
        {
            if (name == "content") continue;
            line.Write(","u8);
            writer.WriteStringValue(name);
            End(writer);
            line.Write(":"u8);
            Write(value, writer);
        }

        line.Write("}}\n"u8);
    }

    private static void Write(JsonNode? value, Utf8JsonWriter writer)
    {
        if (value is null) writer.WriteNullValue();
        else value.WriteTo(writer);
        End(writer);
    }

    private static void Write(RequestId id, Utf8JsonWriter writer)
    {
        if (id.Id is long number) writer.WriteNumberValue(number);
        else writer.WriteStringValue((string?)id.Id);
        End(writer);
    }

    /// <summary>After a value: it goes to the line, and the writer is ready for another, of which it knows no beginning.</summary>
    private static void End(Utf8JsonWriter writer)
    {
        writer.Flush();
        writer.Reset();
    }
}
