using System.Text;
using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>A request as WireMock received it.</summary>
/// <param name="PathAndQuery">Path and query exactly as sent, without the session's prefix.</param>
/// <param name="Headers">
/// Names without regard to case; a header sent twice has two values. Values are as sent, except that the server writes the charset of a well-known
/// Content-Type in its own case (utf-8 as UTF-8).
/// </param>
/// <param name="Body">The body's bytes; empty when there was none.</param>
public sealed record RecordedRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, byte[] Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body);

    public JsonNode? BodyJson => JsonNode.Parse(Body);

    /// <summary>The value of a header, or null where it was not sent; several values are joined by a comma and a space.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out IReadOnlyList<string>? values) ? string.Join(", ", values) : null;

    internal static RecordedRequest Read(JsonObject request, string prefix)
    {
        Dictionary<string, IReadOnlyList<string>> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, JsonNode? value) in request["headers"]?.AsObject() ?? [])
            headers[name] = value is JsonArray several ? [.. several.Select(Text)] : [Text(value)];

        string body = Text(request["bodyAsBase64"]);
        return new RecordedRequest(Text(request["method"]), Text(request["url"])[prefix.Length..], headers, Convert.FromBase64String(body));
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
