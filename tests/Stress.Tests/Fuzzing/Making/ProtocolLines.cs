using System.Globalization;
using System.Text;
using LeadMagic.Server;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>The messages of a client in one of the protocol's two eras, each with an id of its own.</summary>
internal sealed class ProtocolLines(Chance chance, bool handshake)
{
    public const string LastCallId = "the last call";

    private const string Hello = """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"fuzz","version":"1.0"}}""";

    private static readonly (string Name, string Arguments)[] Examples =
        [.. LeadMagicServer.CreateTools(Demo.Settings).Select(tool => (tool.About.Name, Encoding.UTF8.GetString(tool.ExampleArguments) is { Length: > 0 } json ? json : "{}"))];

    private static readonly string Metadata = McpProtocol.RequestMetadata(McpProtocol.Metadata).ToJsonString();

    private static readonly string[] RareMethods =
    [
        "prompts/list", "resources/list", "resources/read", "logging/setLevel", "completion/complete", "subscriptions/listen", "sampling/createMessage", "no/such/method", "tools/Call", "",
    ];

    private static readonly string[] Notifications =
        ["notifications/initialized", "notifications/progress", "notifications/roots/list_changed", "notifications/no_such_thing", "tools/call"];

    private int _lastId;

    /// <summary>The line that begins a conversation in this era.</summary>
    public byte[] First() => handshake ? Line($"{{\"jsonrpc\":\"2.0\",\"id\":{NextId()},\"method\":\"initialize\",\"params\":{Hello}}}") : Request("server/discover");

    /// <summary>
    /// A call that works after whatever else was sent; its id is <see cref="LastCallId"/>. It keeps to the era: a client that changes it before its
    /// handshake is answered may be refused.
    /// </summary>
    public byte[] LastCall() => RequestWith($"\"{LastCallId}\"", "tools/call", "\"name\":\"get_credits\",\"arguments\":{}");

    public byte[] Next() => chance.Below(100) switch
    {
        < 66 => Call(),
        < 67 => Request("tools/list"),
        < 74 => Request("ping"),
        < 80 => Line($"{{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{{\"requestId\":{Earlier()}}}}}"),
        < 83 => First(),
        < 86 => Notification(),
        < 89 => Line($"{{\"jsonrpc\":\"2.0\",\"id\":{Earlier()},\"result\":{{\"ok\":true}}}}"),
        < 91 => Line($"{{\"jsonrpc\":\"2.0\",\"id\":{Earlier()},\"error\":{{\"code\":-32603,\"message\":\"no\"}}}}"),
        _ => Request(chance.Pick(RareMethods)),
    };

    private byte[] Call()
    {
        var (name, arguments) = chance.Pick(Examples);
        return Request("tools/call", $"\"name\":\"{name}\",\"arguments\":{arguments.ReplaceLineEndings("")}");
    }

    private byte[] Notification()
    {
        var parameters = chance.OneIn(2) ? ",\"params\":{}" : "";
        return Line($"{{\"jsonrpc\":\"2.0\",\"method\":\"{chance.Pick(Notifications)}\"{parameters}}}");
    }

    private byte[] Request(string method, string parameters = "") => RequestWith(NextId(), method, parameters);

    private byte[] RequestWith(string id, string method, string parameters)
    {
        if (!handshake) parameters += (parameters.Length > 0 ? "," : "") + "\"_meta\":" + Metadata;
        return Line($"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"{method}\",\"params\":{{{parameters}}}}}");
    }

    /// <summary>A new id: a number mostly, a text at times, and rarely one that is in use.</summary>
    private string NextId()
    {
        if (chance.OneIn(50)) return Earlier();
        var id = (++_lastId).ToString(CultureInfo.InvariantCulture);
        return chance.OneIn(8) ? $"\"é {id}\"" : id;
    }

    private string Earlier() => Math.Max(1, _lastId - chance.Below(8)).ToString(CultureInfo.InvariantCulture);

    private static byte[] Line(string text) => Encoding.UTF8.GetBytes(text + "\n");
}
