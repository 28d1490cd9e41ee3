using System.Net;
using System.Reflection;
using System.Text.Json;
using LeadMagic.Server;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Contract.Tests;

/// <summary>
/// No argument sends the key to another place. The values go past the check of arguments, which would refuse most of them, straight
/// into the client: what is proven does not rest on the document's patterns.
/// </summary>
public sealed class OriginTests
{
    private const string Key = "lm_test_origin_0123456789";

    private static readonly Uri BaseUrl = new("https://api.leadmagic.example:8443/prefix");

    private static readonly string[] Hostile =
    [
        "https://evil.example/", "http://evil.example", "//evil.example", "///evil.example", "\\\\evil.example", "/\\evil.example", "@evil.example",
        "x@evil.example", ":80", ":80@evil.example", "evil.example:443", "..", ".", "../..", "../../evil", "..\\..", "/..", "/../", "x/../../y",
        "%2e%2e", "%2e%2e%2f", "%2f..", "%2f%2fevil.example", "%5c%5cevil.example", "%252e%252e%252f", "..%00", "%0d%0aHost: evil.example",
        "a\r\nHost: evil.example\r\n\r\n", "a\nX-API-Key: other", "a\0b", "?x=https://evil.example", "#https://evil.example", "a b", "",
        "\u2025/", "\uFF0E\uFF0E\uFF0F", "\u3002\u3002", "evil\u3002example", "\uFF0F\uFF0Fevil.example", "\u2044\u2044evil.example", "\u202Eevil", "\uFEFF//evil",
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "[::1]", "127.0.0.1", "2130706433", "localhost", ";evil.example", "{date}", "a,b", "😀",
    ];

    public static TheoryData<string> Tools { get; } = [.. LeadMagicServer.CreateTools(ServerSettings.Read(_ => null, isDemo: true)).Where(tool => tool is not CompositeTool).Select(tool => tool.About.Name)];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Every_argument_of_a_tool_filled_with_anything_leaves_scheme_host_port_and_path_alone(string name)
    {
        using var handler = new RecordingHandler();
        var credentials = new CredentialApplier(LeadMagicTools.Api.SecuritySchemes, _ => Key);
        var tool = LeadMagicTools.CreateTools(new ApiConnection(handler, new ApiConnectionOptions { BaseUrl = BaseUrl }, credentials)).Single(each => each.About.Name == name);

        foreach (var value in Hostile) await CallAsync(tool, value);

        // A path refuses some of the values; whatever was sent went to the one place.
        Assert.InRange(handler.Requests.Count, tool.About.Parameters.Any(parameter => parameter.Location == ParameterLocation.Path) ? 20 : Hostile.Length, Hostile.Length);
        Assert.All(handler.Requests, request => AssertInPlace(request, tool.About.Operation.Split(' ')[1]));
    }

    private static void AssertInPlace((Uri Address, string? Host, string Keys) request, string template)
    {
        Assert.Equal(("https", "api.leadmagic.example", 8443, ""), (request.Address.Scheme, request.Address.Host, request.Address.Port, request.Address.UserInfo));
        Assert.StartsWith("https://api.leadmagic.example:8443/prefix/", request.Address.OriginalString, StringComparison.Ordinal);

        // The same for whoever reads the address with a canonicalization of his own.
        Assert.Equal("https://api.leadmagic.example:8443", new Uri(request.Address.OriginalString).GetLeftPart(UriPartial.Authority));
        Assert.Null(request.Host);
        Assert.Equal(Key, request.Keys);

        // As many segments as the document has, none of which climbs, also for a proxy that decodes first.
        var path = request.Address.OriginalString.Split('?', '#')[0]["https://api.leadmagic.example:8443/prefix".Length..];
        Assert.Equal(template.Split('/').Length, path.Split('/').Length);
        Assert.DoesNotContain(Uri.UnescapeDataString(path).Split('/', '\\'), segment => segment is "." or "..");
        Assert.DoesNotContain(request.Address.OriginalString, character => character is <= ' ' or > '~' or '\\');
    }

    private static async Task CallAsync(ApiTool tool, string value)
    {
        var call = new ApiCall(tool.About);
        var json = JsonElement.Parse($"\"{JsonEncodedText.Encode(value)}\"");
        foreach (var parameter in tool.About.Parameters) call.Add(parameter.Location, parameter.Name, json);
        if (tool.About.Body is not null) call.Body = Body(tool, json);
        try
        {
            var send = typeof(ApiTool).GetMethod("CallAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;
            await (Task<ApiResponse>)send.Invoke(tool, [call, TestContext.Current.CancellationToken])!;
        }
        catch (Exception exception) when ((exception as TargetInvocationException)?.InnerException is ApiFailureException || exception is ApiFailureException)
        {
            // Refused before it was sent.
        }
    }

    private static JsonElement Body(ApiTool tool, JsonElement value)
    {
        var names = tool.ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        return JsonElement.Parse($"{{{string.Join(',', names.Select(name => $"\"{name}\":{value.GetRawText()}"))}}}");
    }

    /// <summary>Answers everything, and keeps where it would have gone.</summary>
    private sealed class RecordingHandler : HttpMessageHandler
    {
        public List<(Uri Address, string? Host, string Keys)> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.RequestUri!, request.Headers.Host, string.Join(", ", request.Headers.GetValues("X-API-Key"))));
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) });
        }
    }
}
