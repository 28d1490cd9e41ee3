using System.Text.Json;
using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol;
using OpenApiMcp.TestKit.Sockets;

namespace LeadMagic.Contract.Tests;

/// <summary>The key leaves the server in its header alone: no result has it, even where the API repeats it.</summary>
public sealed class SecretTests : ContractTest
{
    /// <summary>Answers that repeat the key.</summary>
    private static readonly Dictionary<string, IResponseBuilder> Echoes = new(StringComparer.Ordinal)
    {
        ["in the details of an error"] = Response.Create().WithStatusCode(401).WithJson(
            $$$"""{"success":false,"errors":[{"code":"{{{Key}}}","title":"{{{Key}}}","detail":"Key {{{Key}}} is bad","action":"Replace {{{Key}}}.","param":["{{{Key}}}"],"context":{"key":"{{{Key}}}"},"docs":"https://x.example/{{{Key}}}"}],"meta":{"request_id":"{{{Key}}}"}}"""),
        ["in an error of another shape"] = Response.Create().WithStatusCode(400).WithJson($$$"""{"problem":"{{{Key}}}"}"""),
        ["in a page of a gateway"] = Response.Create().WithStatusCode(502).WithContent("text/html", $"<pre>X-API-Key: {Key}</pre>"),
        ["in a header of an error"] = Response.Create().WithStatusCode(403).WithHeader("X-Request-Id", Key).WithHeader("Retry-After", Key).WithHeader("Location", $"/{Key}"),
        ["in the address of a redirect"] = Response.Create().WithStatusCode(302).WithHeader("Location", $"https://x.example/?key={Uri.EscapeDataString(Key)}"),
        ["where the length of a long error cuts it"] = Response.Create().WithStatusCode(400).WithContent("text/plain", new string('x', 985) + Key),
        ["in an answer"] = Response.Create().WithJson($$"""{"email":null,"debug":{"X-API-Key":"{{Key}}"},"{{Key}}":1}"""),
        ["escaped in an answer as some do"] = Response.Create().WithJson($$"""{"debug":"{{Key.Replace("/", "\\/", StringComparison.Ordinal)}}"}"""),
        ["escaped in an answer as others do"] = Response.Create().WithJson($$"""{"debug":"{{Key.Replace("+", "\\u002b", StringComparison.Ordinal)}}"}"""),
        ["every character escaped in an answer"] = Response.Create().WithJson($$"""{"email":"{{Escaped("\\u{0:x4}")}}","{{Escaped("\\u{0:X4}")}}":1}"""),
        ["escaped for an address in an answer"] = Response.Create().WithJson($$"""{"next":"https://x.example/?key={{Escaped("%{0:x2}")}}"}"""),
        ["escaped for an address in capitals in an answer"] = Response.Create().WithJson($$"""{"next":"https://x.example/?key={{Uri.EscapeDataString(Key).ToUpperInvariant()}}"}"""),
        ["escaped for HTML in a text"] = Response.Create().WithContent("text/html", $"<pre>{Escaped("&#{0};")}</pre>"),
        ["escaped twice in an answer"] = Response.Create().WithJson($$"""{"body":"{\"key\":\"{{Escaped("\\\\u{0:x4}")}}\"}"}"""),
        ["in an answer in UTF-16"] = Response.Create().WithContent("application/json; charset=utf-16", System.Text.Encoding.Unicode.GetBytes($$"""{"debug":"{{Key}}"}""")),
        ["in an answer that is no JSON"] = Response.Create().WithContent("text/html", $"<pre>{Key}</pre>"),
    };

    /// <summary>The key, each of its characters written like this.</summary>
    private static string Escaped(string format) => string.Concat(Key.Select(c => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, (int)c)));

    /// <summary>Beginnings of answers that repeat the key.</summary>
    private static readonly Dictionary<string, string> Beginnings = new(StringComparer.Ordinal)
    {
        ["in an answer that breaks off"] = $$"""{"debug":"{{Key}}","x":""",
        ["at the point where an answer breaks off"] = $$"""{"debug":"{{Key[..^3]}}""",
    };

    public static MatrixTheoryData<string, string> ToolsAndEchoes { get; } = new(Names, [.. Echoes.Keys]);

    public static MatrixTheoryData<string, string> ToolsAndBeginnings { get; } = new(Names, [.. Beginnings.Keys]);

    [Theory]
    [MemberData(nameof(ToolsAndEchoes))]
    public async Task No_result_has_the_key(string tool, string place)
    {
        var operation = Find(tool);
        Stub(operation, Echoes[place]);

        await AssertWithoutKeyAsync(operation);
    }

    [Theory]
    [MemberData(nameof(ToolsAndBeginnings))]
    public async Task No_result_has_the_key_of_an_answer_that_breaks_off(string tool, string place)
    {
        await using var api = LoopbackServer.Closing(LoopbackServer.Head("Content-Type: application/json\r\nContent-Length: 5000") + Beginnings[place]);
        BaseUrl = api.Address;

        await AssertWithoutKeyAsync(Find(tool));
    }

    private async Task AssertWithoutKeyAsync(Operation operation)
    {
        var result = await CallAsync(operation);

        Assert.NotEmpty(Text(result));
        var everything = JsonSerializer.SerializeToElement(result, McpJsonUtilities.DefaultOptions.GetTypeInfo(result.GetType()));
        foreach (var text in AllTexts(everything))
        {
            // As a reader sees it who resolves what is escaped for an address or for HTML.
            foreach (var seen in new[] { text, Uri.UnescapeDataString(text), System.Net.WebUtility.HtmlDecode(text), System.Text.RegularExpressions.Regex.Unescape(text.Replace("\\\"", "\"", StringComparison.Ordinal)) })
                Assert.DoesNotContain(Key[..^4], seen, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>All strings and member names, unescaped.</summary>
    private static IEnumerable<string> AllTexts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => AllTexts(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(AllTexts),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };
}
