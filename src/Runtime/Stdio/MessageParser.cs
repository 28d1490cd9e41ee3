using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>Makes a JSON-RPC message of a line, or says what is wrong with the line.</summary>
internal static class MessageParser
{
    private static readonly JsonTypeInfo<JsonRpcMessage> MessageInfo =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.ProtocolOptions.GetTypeInfo(typeof(JsonRpcMessage));

    /// <summary>The depth to which the SDK reads a message.</summary>
    private const int MaxDepth = 64;

    /// <summary>The reader needs one bit for each level, so a line's length is limit enough.</summary>
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private static readonly JsonTypeInfo<CancelledNotificationParams> CancelledInfo =
        (JsonTypeInfo<CancelledNotificationParams>)McpJsonUtilities.ProtocolOptions.GetTypeInfo(typeof(CancelledNotificationParams));

    /// <summary>Reads a line. The refusal's id is the request's where it can be told, else null (JSON-RPC 2.0, section 5).</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, [NotNullWhen(true)] out JsonRpcMessage? message, [NotNullWhen(false)] out JsonRpcError? refusal)
    {
        message = null;
        refusal = null;
        // The JSON reader looks at a string's bytes only when it is asked for the string, which may be much later.
        if (!Utf8.IsValid(line))
            refusal = Refusals.NotUtf8();
        else if (MayHoldSurrogates(line) && HoldsLoneSurrogate(line))
            refusal = Refusals.LoneSurrogate(RecoverId(line));
        else if (!TryDeserialize(line, out message))
            refusal = Diagnose(line);
        return message is not null;
    }

    /// <summary>The top-level id of a message, even of one cut short; default where there is none that MCP allows.</summary>
    public static RequestId RecoverId(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, isFinalBlock: false, new JsonReaderState(AnyDepth));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isId = reader.ValueTextEquals("id"u8);
                if (!reader.Read())
                    return default;
                if (isId)
                    return ReadId(ref reader);
                if (!reader.TrySkip())
                    return default;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The line is refused in any case; it only stays without its id.
        }

        return default;
    }

    /// <summary>
    /// The request that a <c>notifications/cancelled</c> names; default where it names none. Read as the SDK reads it: were the two of
    /// different minds, for instance about an id that stands twice, a request could stay owed that the SDK has given up.
    /// </summary>
    public static RequestId CancelledId(JsonRpcNotification notification)
    {
        try
        {
            return notification.Params.Deserialize(CancelledInfo)?.RequestId ?? default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return default;
        }
    }

    private static bool TryDeserialize(ReadOnlySpan<byte> line, out JsonRpcMessage? message)
    {
        try
        {
            message = JsonSerializer.Deserialize(line, MessageInfo);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // The last two are the SDK's converter meeting a value of another type: "method": 1, "id": 1.5.
            message = null;
        }

        return message is not null;
    }

    private static JsonRpcError Diagnose(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, AnyDepth);
        int levels = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    levels = Math.Max(levels, reader.CurrentDepth + 1);
            }
        }
        catch (JsonException exception)
        {
            return Refusals.NotJson(exception.BytePositionInLine ?? reader.BytesConsumed);
        }

        if (line.TrimStart(" \t"u8) is [(byte)'[', ..])
            return Refusals.Batch();
        return levels > MaxDepth ? Refusals.TooDeep(RecoverId(line), MaxDepth) : Refusals.NotAMessage(RecoverId(line));
    }

    private static RequestId ReadId(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new RequestId(reader.GetString()!),
        JsonTokenType.Number when reader.TryGetInt64(out long number) => new RequestId(number),
        _ => default,
    };

    private static bool MayHoldSurrogates(ReadOnlySpan<byte> line) => line.IndexOf("\\ud"u8) >= 0 || line.IndexOf("\\uD"u8) >= 0;

    /// <summary>Finds a string that is JSON but no text. The SDK would answer it with a bare "An error occurred."</summary>
    private static bool HoldsLoneSurrogate(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            return true;
        }
        catch (JsonException)
        {
            // No JSON at all: said by Diagnose.
        }

        return false;
    }
}
