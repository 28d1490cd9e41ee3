using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>The JSON-RPC errors that the transport itself answers with. A default id is written as <c>null</c>.</summary>
internal static class Refusals
{
    /// <summary>First of JSON-RPC's codes for server errors (−32000 … −32099); MCP gives it no meaning of its own.</summary>
    private const int ServerError = -32000;

    public static JsonRpcError NotUtf8() =>
        Make(default, McpErrorCode.ParseError, "The line is not valid UTF-8. Send each message as one line of UTF-8 encoded JSON.");

    public static JsonRpcError NotJson(long position) =>
        Make(default, McpErrorCode.ParseError, Invariant($"The line is not valid JSON: reading stopped at byte {position}. Send each message as one line of JSON."));

    public static JsonRpcError TooDeep(RequestId id, int limit) =>
        Make(id, McpErrorCode.InvalidRequest, Invariant($"The line is nested deeper than {limit} levels, the most this server accepts. Send a flatter message."));

    public static JsonRpcError Batch() =>
        Make(default, McpErrorCode.InvalidRequest, "JSON-RPC batches are not supported. Send each message on a line of its own.");

    public static JsonRpcError NotAMessage(RequestId id) =>
        Make(id, McpErrorCode.InvalidRequest, "The line is not a JSON-RPC 2.0 message: expected an object with \"jsonrpc\": \"2.0\", a \"method\", and for a request an \"id\" that is a string or a 64-bit integer.");

    public static JsonRpcError LoneSurrogate(RequestId id) =>
        Make(id, McpErrorCode.InvalidRequest, "A string holds half of a surrogate pair (an escape between \\ud800 and \\udfff without its partner), which is no Unicode text. Send the whole pair or the character itself.");

    public static JsonRpcError TooLong(RequestId id, int limit) =>
        Make(id, McpErrorCode.InvalidRequest, Invariant($"The line is longer than {limit} bytes, the most this server accepts. Send less in one message."));

    public static JsonRpcError Duplicate(RequestId id) =>
        Make(id, McpErrorCode.InvalidRequest, $"Another request with the id {Quote(id)} came while the first one was in progress, and was not started. Give each request an id of its own.");

    public static JsonRpcError Reused(RequestId id) =>
        Make(id, McpErrorCode.InvalidRequest, $"A request with the id {Quote(id)} was cancelled, so this one was not started. Give each request an id of its own.");

    public static JsonRpcError Busy(RequestId id, int requests, long bytes) =>
        Make(id, (McpErrorCode)ServerError, Invariant($"The server is busy: {requests} requests, or {bytes} bytes of them, are in progress or waiting, so this one was not started. Repeat it when some have been answered."));

    public static JsonRpcError Left(RequestId id, bool started) =>
        Make(id, (McpErrorCode)ServerError, started
            ? "The server is leaving: the input has ended and the grace time passed before this call was finished. It may have taken effect."
            : "The server is leaving: the input has ended and the grace time passed before this request was started. It had no effect.");

    public static JsonRpcError Unwritten(RequestId id) =>
        Make(id, McpErrorCode.InternalError, "The answer to this request is there, but could not be written. It may have taken effect and been charged: ask the user before it is repeated.");

    private static JsonRpcError Make(RequestId id, McpErrorCode code, string message) =>
        new() { Id = id, Error = new JsonRpcErrorDetail { Code = (int)code, Message = message } };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Quote(RequestId id)
    {
        const int Enough = 64;
        string text = id.ToString();
        if (text.Length > Enough)
            text = string.Concat(text.AsSpan(0, Enough), "…");
        return id.Id is string ? $"\"{text}\"" : text;
    }
}
