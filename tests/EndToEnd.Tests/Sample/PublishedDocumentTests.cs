using System.Text.RegularExpressions;
using OpenApiMcp.TestKit;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Sample;

/// <summary>Documents that others have published, each made into a server by the sample's four lines.</summary>
public sealed partial class PublishedDocumentTests(SampleBuilds builds) : IClassFixture<SampleBuilds>, IDisposable
{
    private const string LeadMagicInApril = "specs/leadmagic/leadmagic-openapi-3.1.json";
    private const string Adyen = "specs/real/adyen-checkout-3.1.json";
    private const string Firecracker = "specs/real/firecracker-3.0.json";
    private const string LmStudio = "specs/real/lmstudio-3.1.json";
    private const string Petstore = "specs/real/petstore-3.0.json";

    /// <summary>The rules that only say how a document could be better.</summary>
    private static readonly string[] Advice = ["OAM104", "OAM105", "OAM106", "OAM107", "OAM108", "OAM209", "OAM210", "OAM316", "OAM403"];

    private readonly StubServer _api = new();

    public static TheoryData<string, int, string[], string[]> Documents => new()
    {
        { LeadMagicInApril, 19, [], ["2 OAM108", "15 OAM403"] },
        { Adyen, 28, ["(11464,13): warning OAM207"], ["1 OAM105", "3 OAM106", "8 OAM316", "6 OAM403"] },
        { Firecracker, 26, ["(657,7): warning OAM101", "(692,7): warning OAM101", "(733,7): warning OAM101", "(776,7): warning OAM101"], [] },
        { LmStudio, 6, [], ["1 OAM105", "6 OAM316"] },
        { Petstore, 19, ["(388,21): warning OAM312"], ["5 OAM105", "1 OAM107", "2 OAM316"] },
    };

    public void Dispose() => _api.Dispose();

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_published_document_becomes_a_server_with_a_tool_for_each_operation(string document, int tools, string[] warnings, string[] advice)
    {
        SampleBuild build = await builds.OfAsync(RepositoryPaths.Require(document));

        build.Outcome.ShouldSucceed();
        ILookup<bool, string> heads = build.Outcome.Problems.Select(problem => problem.Head).ToLookup(head => Advice.Contains(head[^6..], StringComparer.Ordinal));
        Assert.Equal(warnings.Select(warning => Path.GetFileName(document) + warning), heads[false]);
        Assert.Equal(advice, heads[true].GroupBy(head => head[^6..], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"));
        await using McpProcess server = await StartAsync(document);
        List<string> names = [.. (await server.ListToolsAsync()).Select(tool => (string)tool["name"]!)];
        Assert.Equal(tools, names.Count);
        Assert.Equal(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), names);
        Assert.All(names, name => Assert.Matches(ToolName(), name));
        await server.CloseInputAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Equal("", server.StderrText);
    }

    [Fact]
    public async Task LeadMagic_in_April_is_called_with_its_key()
    {
        const string Person = """{"first_name":"Zoë","last_name":"Doe","domain":"acme.example"}""";
        _api.Stub("POST", "/email-finder", Response.Create().WithJson("""{ "email": "zoë@acme.example" }"""));
        await using McpProcess server = await StartAsync(LeadMagicInApril, ("API_KEY", "april-key"));

        Assert.Equal("""{"email":"zoë@acme.example"}""", await server.SuccessAsync("find_email", Person));

        AssertSent("POST", "/email-finder", "X-API-Key", "april-key", Person);
    }

    [Fact]
    public async Task Adyen_is_called_with_an_API_key_and_an_encoded_path()
    {
        _api.Stub("PATCH", "/paymentLinks/PL%2F1%20%C3%B6", Response.Create().WithJson("{}"));
        await using McpProcess server = await StartAsync(Adyen, ("API_KEY_AUTH", "adyen-key"));

        await server.SuccessAsync("patch_payment_links_link_id", """{"linkId":"PL/1 ö","status":"expired"}""");

        AssertSent("PATCH", "/paymentLinks/PL%2F1%20%C3%B6", "X-API-Key", "adyen-key", """{"status":"expired"}""");
        Assert.Null(Assert.Single(_api.Requests).Header("Authorization"));
    }

    [Fact]
    public async Task Adyen_is_called_with_a_user_and_a_header_parameter()
    {
        _api.Stub("POST", "/originKeys", Response.Create().WithJson("""{"originKeys":{}}"""));
        await using McpProcess server = await StartAsync(Adyen, ("BASIC_AUTH", "user:pässword"));

        await server.SuccessAsync("post_origin_keys", """{"Idempotency-Key":"0f0e","originDomains":["https://shop.example"]}""");

        AssertSent("POST", "/originKeys", "Authorization", "Basic dXNlcjpww6Rzc3dvcmQ=", """{"originDomains":["https://shop.example"]}""");
        Assert.Equal("0f0e", Assert.Single(_api.Requests).Header("Idempotency-Key"));
    }

    [Fact]
    public async Task Firecracker_is_called_with_the_same_name_in_path_and_body()
    {
        const string Drive = """
            "is_read_only":false,"is_root_device":true,"path_on_host":"/images/root.ext4"}
            """;
        _api.Stub("PUT", "/drives/rootfs", Response.Create().WithStatusCode(204));
        await using McpProcess server = await StartAsync(Firecracker);

        string text = await server.SuccessAsync("put_guest_drive_by_id", """{"drive_id":"rootfs","body_drive_id":"root",""" + Drive);

        Assert.Equal("The API answered 204 and sent no content.", text);
        AssertSent("PUT", "/drives/rootfs", "Authorization", null, """{"drive_id":"root",""" + Drive);
    }

    [Fact]
    public async Task LM_Studio_is_called_with_a_bearer_token()
    {
        const string Model = """{"model":"a/b","context_length":8192,"flash_attention":true}""";
        _api.Stub("POST", "/api/v1/models/load", Response.Create().WithJson("""{"status":"loaded"}"""));
        await using McpProcess server = await StartAsync(LmStudio, ("BEARER_AUTH", "lm-token"));

        await server.SuccessAsync("load_model", Model);

        AssertSent("POST", "/api/v1/models/load", "Authorization", "Bearer lm-token", Model);
    }

    [Fact]
    public async Task The_pet_store_is_called_with_the_token_that_the_operation_asks_for()
    {
        _api.Stub("POST", "/pet/7/uploadImage", Response.Create().WithJson("""{"code":200}"""));
        await using McpProcess server = await StartAsync(Petstore, ("API_KEY", "pet-key"), ("PETSTORE_AUTH", "pet-token"));

        await server.SuccessAsync("upload_file", """{"petId":7,"additionalMetadata":"a b&c","body":"/wB7"}""");

        RecordedRequest request = Assert.Single(_api.Requests);
        Assert.Equal(("POST", "/pet/7/uploadImage?additionalMetadata=a%20b%26c"), (request.Method, request.PathAndQuery));
        Assert.Equal(("Bearer pet-token", null), (request.Header("Authorization"), request.Header("api_key")));
        Assert.Equal("application/octet-stream", request.Header("Content-Type"));
        Assert.Equal([0xFF, 0x00, 0x7B], request.Body);
    }

    [Fact]
    public async Task The_pet_store_is_called_with_the_key_that_the_operation_asks_for()
    {
        _api.Stub("GET", "/pet/7", Response.Create().WithJson("""{"id":7}"""));
        await using McpProcess server = await StartAsync(Petstore, ("API_KEY", "pet-key"), ("PETSTORE_AUTH", "pet-token"));

        await server.SuccessAsync("get_pet_by_id", """{"petId":7}""");

        AssertSent("GET", "/pet/7", "api_key", "pet-key", "");
        Assert.Null(Assert.Single(_api.Requests).Header("Authorization"));
    }

    [Fact]
    public async Task A_document_without_a_server_needs_an_address_and_says_so()
    {
        SampleBuild build = await builds.OfAsync(RepositoryPaths.Require(Petstore));
        await using McpProcess server = McpProcess.Start(build.Executable);

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.Equal("", server.StdoutText);
        Assert.StartsWith("API_BASE_URL: The document names no server.", server.StderrText, StringComparison.Ordinal);
        Assert.Equal(server.StderrText.Length - 1, server.StderrText.IndexOf('\n', StringComparison.Ordinal));
    }

    private async Task<McpProcess> StartAsync(string document, params (string Name, string Value)[] credentials)
    {
        SampleBuild build = await builds.OfAsync(RepositoryPaths.Require(document));
        build.Outcome.ShouldSucceed();
        return await SampleServer.ConnectAsync(build.Executable, [("API_BASE_URL", _api.BaseUrl.ToString()), .. credentials]);
    }

    private void AssertSent(string method, string path, string header, string? value, string body)
    {
        RecordedRequest request = Assert.Single(_api.Requests);
        Assert.Equal((method, path, value, body), (request.Method, request.PathAndQuery, request.Header(header), request.BodyText));
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$", RegexOptions.None, 1000)]
    private static partial Regex ToolName();
}
