using System.Text;
using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>What a stub answers, written as the <c>response</c> of a WireMock mapping. Untouched it is an empty 200.</summary>
public sealed class StubAnswer
{
    private readonly JsonObject _headers = [];

    internal JsonObject Response { get; } = new() { ["status"] = 200 };

    public StubAnswer Status(int status)
    {
        Response["status"] = status;
        return this;
    }

    /// <summary>Sets a header; several values are sent as several header lines.</summary>
    public StubAnswer Header(string name, params string[] values)
    {
        _headers[name] = values is [string single] ? single : new JsonArray([.. values.Select(value => (JsonNode?)value)]);
        Response["headers"] ??= _headers;
        return this;
    }

    /// <summary>Answers with this text byte for byte, as <c>application/json</c>; it need not be well-formed.</summary>
    public StubAnswer Json(string json) => Body(Encoding.UTF8.GetBytes(json), "application/json");

    public StubAnswer Body(byte[] body, string contentType)
    {
        Response["base64Body"] = Convert.ToBase64String(body);
        return Header("Content-Type", contentType);
    }

    /// <summary>Waits before the first byte is sent. The request is in the journal from the start of the wait.</summary>
    public StubAnswer Delay(TimeSpan delay)
    {
        Response["fixedDelayMilliseconds"] = (int)delay.TotalMilliseconds;
        return this;
    }

    /// <summary>
    /// Sends the body in this many parts, one byte or more each, evenly over this time. The headers leave with the first part: for an answer that begins at
    /// once and hangs, let a long body dribble in many parts.
    /// </summary>
    public StubAnswer Dribble(int parts, TimeSpan duration)
    {
        Response["chunkedDribbleDelay"] = new JsonObject { ["numberOfChunks"] = parts, ["totalDuration"] = (int)duration.TotalMilliseconds };
        return this;
    }

    public StubAnswer Fault(StubFault fault)
    {
        Response["fault"] = fault switch
        {
            StubFault.ConnectionReset => "CONNECTION_RESET_BY_PEER",
            StubFault.EmptyResponse => "EMPTY_RESPONSE",
            StubFault.MalformedChunk => "MALFORMED_RESPONSE_CHUNK",
            StubFault.RandomDataThenClose => "RANDOM_DATA_THEN_CLOSE",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "WireMock has no such fault."),
        };
        return this;
    }
}
