using System.Text;
using System.Text.Json;
using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol;
using OpenApiMcp.TestKit.Stubs;

namespace LeadMagic.Contract.Tests;

/// <summary>The key leaves the server in its header alone: no result has it, even where the API repeats it.</summary>
public sealed class SecretTests(WireMockServer wireMock) : ContractTest(wireMock)
{
    /// <summary>Answers that repeat the key.</summary>
    private static readonly Dictionary<string, Action<StubAnswer>> Echoes = new(StringComparer.Ordinal)
    {
        ["in the details of an error"] = stub => stub.Status(401).Json(
            $$$"""{"success":false,"errors":[{"code":"{{{Key}}}","title":"{{{Key}}}","detail":"Key {{{Key}}} is bad","action":"Replace {{{Key}}}.","param":["{{{Key}}}"],"context":{"key":"{{{Key}}}"},"docs":"https://x.example/{{{Key}}}"}],"meta":{"request_id":"{{{Key}}}"}}"""),
        ["in an error of another shape"] = stub => stub.Status(400).Json($$$"""{"problem":"{{{Key}}}"}"""),
        ["in a page of a gateway"] = stub => stub.Status(502).Body(Encoding.UTF8.GetBytes($"<pre>X-API-Key: {Key}</pre>"), "text/html"),
        ["in a header of an error"] = stub => stub.Status(403).Header("X-Request-Id", Key).Header("Retry-After", Key).Header("Location", $"/{Key}"),
        ["in the address of a redirect"] = stub => stub.Status(302).Header("Location", $"https://x.example/?key={Uri.EscapeDataString(Key)}"),
        ["where the length of a long error cuts it"] = stub => stub.Status(400).Body(Encoding.UTF8.GetBytes(new string('x', 985) + Key), "text/plain"),
        ["in an answer"] = stub => stub.Json($$"""{"email":null,"debug":{"X-API-Key":"{{Key}}"},"{{Key}}":1}"""),
        ["escaped in an answer as some do"] = stub => stub.Json($$"""{"debug":"{{Key.Replace("/", "\\/", StringComparison.Ordinal)}}"}"""),
        ["escaped in an answer as others do"] = stub => stub.Json($$"""{"debug":"{{Key.Replace("+", "\\u002b", StringComparison.Ordinal)}}"}"""),
        ["in an answer that is no JSON"] = stub => stub.Body(Encoding.UTF8.GetBytes($"<pre>{Key}</pre>"), "text/html"),
        ["in an answer that breaks off"] = stub => stub.Json($$"""{"debug":"{{Key}}","x":""").Header("Content-Length", "5000"),
        ["at the point where an answer breaks off"] = stub => stub.Json($$"""{"debug":"{{Key[..^3]}}""").Header("Content-Length", "5000"),
    };

    public static MatrixTheoryData<string, string> ToolsAndEchoes { get; } = new(Names, [.. Echoes.Keys]);

    [Theory]
    [MemberData(nameof(ToolsAndEchoes))]
    public async Task No_result_has_the_key(string tool, string place)
    {
        var operation = Find(tool);
        await StubAsync(operation, Echoes[place]);

        var result = await CallAsync(operation);

        Assert.NotEmpty(Text(result));
        var everything = JsonSerializer.SerializeToElement(result, McpJsonUtilities.DefaultOptions.GetTypeInfo(result.GetType()));
        foreach (var text in AllTexts(everything))
        {
            Assert.DoesNotContain(Key[..^4], text, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(Key), text, StringComparison.Ordinal);
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
