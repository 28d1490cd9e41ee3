using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadMagic.Contract.Tests.Support;

namespace LeadMagic.Contract.Tests;

/// <summary>What reaches the API: every operation's example call is exactly the request that the document describes.</summary>
public sealed class RequestTests : ContractTest
{
    private static readonly string[] Headers = ["Accept", "Accept-Encoding", "Host", "User-Agent", "X-API-Key"];

    public static TheoryData<string> ToolsWithBody { get; } = Where(operation => operation.Body is not null);

    [Fact]
    public void Every_operation_of_the_document_is_a_tool()
    {
        var tools = Generated.Select(tool => $"{tool.About.Name}: {tool.About.Operation}");

        Assert.Equal(
            ApiDocument.Operations.Select(operation => $"{operation.Tool}: {operation}").Order(StringComparer.Ordinal),
            tools.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Method_path_query_and_body_are_those_of_the_document(string tool)
    {
        var operation = Find(tool);

        await CallAsync(operation);

        var request = Assert.Single(Api.Requests);
        Assert.Equal($"{operation.Method} {operation.PathAndQuery}", $"{request.Method} {request.PathAndQuery}");
        Assert.Equal(operation.Body ?? "", request.BodyText);
        Assert.Equal(Encoding.UTF8.GetBytes(operation.Body ?? ""), request.Body);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task The_key_is_sent_once_and_no_header_is_unexpected(string tool)
    {
        var operation = Find(tool);

        await CallAsync(operation);

        var request = Assert.Single(Api.Requests);
        Assert.Equal(
            [.. Headers.Concat(operation.Body is null ? [] : ["Content-Length", "Content-Type"]).Order(StringComparer.OrdinalIgnoreCase)],
            request.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal([Key], request.Headers["X-API-Key"]);
        Assert.Equal(Api.BaseUrl.Authority, request.Header("Host"));
        Assert.Equal("application/json, */*;q=0.8", request.Header("Accept"));
        Assert.Matches(@"^leadmagic-mcp/\d+\.\d+\.\d+$", request.Header("User-Agent"));
        if (operation.Body is null) return;
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Header("Content-Length"));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Cookies_that_the_API_sets_are_not_sent_back(string tool)
    {
        var operation = Find(tool);
        Stub(operation, Response.Create().WithJson(operation.Answer).WithHeader("Set-Cookie", "session=1; Path=/"));

        await CallAsync(operation);
        await CallAsync(operation);

        Assert.All(Api.Requests, request => Assert.Null(request.Header("Cookie")));
    }

    [Theory]
    [MemberData(nameof(ToolsWithBody))]
    public async Task A_body_keeps_the_order_in_which_the_caller_wrote_it(string tool)
    {
        var reversed = Find(tool).Arguments.Reverse().ToDictionary(StringComparer.Ordinal);

        await CallAsync(tool, reversed);

        var members = reversed.Select(argument => $"\"{argument.Key}\":{((JsonElement)argument.Value!).GetRawText()}");
        Assert.Equal($"{{{string.Join(',', members)}}}", Assert.Single(Api.Requests).BodyText);
    }

    [Fact]
    public async Task Characters_outside_ASCII_are_sent_as_they_are()
    {
        const string Name = "Zoë \"O'Br\\ien\" 陳 😀 \u2028 <&>/+\t";

        await CallAsync("find_email", new Dictionary<string, object?>(StringComparer.Ordinal) { ["first_name"] = Name, ["last_name"] = "ü", ["company_name"] = "Zoë & Söhne" });

        const string Sent = """{"first_name":"Zoë \"O'Br\\ien\" 陳 😀 """ + "\u2028" + """ <&>/+\t","last_name":"ü","company_name":"Zoë & Söhne"}""";
        Assert.Equal(Sent, Assert.Single(Api.Requests).BodyText);
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("2e0")]
    [InlineData("20e-1")]
    public async Task A_whole_number_in_another_spelling_is_sent_as_an_integer_and_the_result_says_so(string limit)
    {
        var result = await CallAsync("search_companies", new Dictionary<string, object?>(StringComparer.Ordinal) { ["query"] = "tools", ["limit"] = ExactJson.Parse(limit) });

        Assert.Equal("""{"query":"tools","limit":2}""", Assert.Single(Api.Requests).BodyText);
        Assert.Contains($"Repaired before sending: /limit {limit} → 2.", Text(result), StringComparison.Ordinal);
    }
}
