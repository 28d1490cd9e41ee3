using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenApiMcp.Prepare;

namespace OpenApiMcp.Build.Tests;

/// <summary>The client templates, through the real NSwag and the real compiler.</summary>
public sealed class ClientTemplateTests
{
    /// <summary>Names that break templates, C#, JSON readers or shells.</summary>
    private static readonly string[] OddNames =
    [
        "filter[name]", "$top", "X-API-Version", "api-version", "a  b   c ", "", "body", "call", "request", "class",
        "\"); System.Environment.Exit(1); //", "\\", "\\u0041", "a\"b\\c\n{d}", "line\r\nbreak", "'", "\t\v\0\u0001\u001f\u007f\u0085\u2028\u2029\ufeff",
        "{{ operation.Id }}", "{% raw %}", "{{", "%}", "{0}", "$(Namespace)", "*/", "///", "</summary>", "<&>", "é", "😀", "İı", "$ref", "#/components/x",
        "2020-01-01T00:00:00Z", "/Date(1234656000000)/", "12", "true", "null", "http://x", "a//b",
    ];

    [Fact]
    public async Task Every_name_arrives_in_the_compiled_client_as_it_was()
    {
        var parameters = OddNames.Select(name => new PreparedParameter(name, "query", "form", Explode: true)).ToArray();

        var calls = ClientCompilation.Record(await NSwagRun.ClientOfAsync(new PreparedOperation("Odd", "GET", "/odd", parameters)));

        Assert.Equal(OddNames, calls.Skip(1).Select(call => call[1]));
    }

    [Fact]
    public async Task Every_path_arrives_in_the_compiled_client_as_it_was()
    {
        string[] paths = ["/", "/a/{id}", "/A/{id}", "/a/{id}/", "/a//b", "/{a}/{b}", "/\"); Exit(); //", "/{{ x }}", "/é\u2028", "/2020-01-01T00:00:00Z", "/Date(1234656000000)/", "/x-y"];

        var calls = ClientCompilation.Record(await NSwagRun.ClientOfAsync([.. paths.Select((path, i) => new PreparedOperation($"Op{i}", "GET", path, []))]));

        Assert.Equal(paths, calls.Select(call => call[1]));
    }

    [Fact]
    public async Task Every_method_arrives_in_upper_case()
    {
        string[] methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY", "M-SEARCH"];

        var calls = ClientCompilation.Record(await NSwagRun.ClientOfAsync([.. methods.Select((method, i) => new PreparedOperation($"Op{i}", method, "/a", []))]));

        Assert.Equal(methods, calls.Select(call => call[0]));
    }

    [Fact]
    public async Task Every_place_style_and_flag_arrives()
    {
        var client = await NSwagRun.ClientOfAsync(
            new PreparedOperation(
                "Everything",
                "POST",
                "/things/{id}/{label}/{matrix}",
                [
                    new("id", "path", "simple", Explode: false),
                    new("label", "path", "label", Explode: true),
                    new("matrix", "path", "matrix", Explode: false),
                    new("id", "query", "form", Explode: true),
                    new("comma", "query", "form", Explode: false, AllowReserved: true),
                    new("space", "query", "spaceDelimited", Explode: false),
                    new("pipe", "query", "pipeDelimited", Explode: false),
                    new("deep", "query", "deepObject", Explode: true),
                    new("where", "query", "form", Explode: true, MediaType: "application/json"),
                    new("id", "header", "simple", Explode: false),
                    new("Accept", "header", "simple", Explode: true),
                    new("id", "cookie", "form", Explode: true),
                ],
                "application/json"));

        Assert.Equal(
            [
                ["POST", "/things/{id}/{label}/{matrix}", "False"],
                ["path", "id", "simple", "False"],
                ["path", "label", "label", "True"],
                ["path", "matrix", "matrix", "False"],
                ["query", "id", "form", "True", "False"],
                ["query", "comma", "form", "False", "True"],
                ["query", "space", "spaceDelimited", "False", "False"],
                ["query", "pipe", "pipeDelimited", "False", "False"],
                ["query", "deep", "deepObject", "True", "False"],
                ["query content", "where", "application/json"],
                ["header", "id", "simple", "False"],
                ["header", "Accept", "simple", "True"],
                ["cookie", "id", "form", "True"],
                ["body", "application/json"],
            ],
            ClientCompilation.Record(client));
    }

    [Fact]
    public async Task Every_media_type_arrives_and_no_body_adds_none()
    {
        string[] types = ["application/json", "application/merge-patch+json; charset=utf-8", "application/x-www-form-urlencoded", "multipart/form-data; boundary=\"a b\"", "text/plain", "*/*", "2020-01-01T00:00:00Z"];
        var operations = types.Select((type, i) => new PreparedOperation($"Op{i}", "POST", $"/p{i}", [], type)).Append(new("None", "POST", "/none", []));

        var calls = ClientCompilation.Record(await NSwagRun.ClientOfAsync([.. operations]));

        Assert.Equal(types, calls.Where(call => call[0] == "body").Select(call => call[1]));
    }

    [Fact]
    public async Task The_id_is_the_method_and_no_other_text_becomes_code_or_comment()
    {
        var parameters = OddNames.Select(name => new PreparedParameter("Evil" + name, "query", "form", Explode: true)).ToArray();

        var client = await NSwagRun.ClientOfAsync(
            new PreparedOperation("ReadAsyncTwice2", "GET", "/evil", parameters, "evil/type"), new PreparedOperation("get", "GET", "/", []), new PreparedOperation("FindAsync", "GET", "/b", []));

        var tree = await CSharpSyntaxTree.ParseText(client, cancellationToken: TestContext.Current.CancellationToken).GetRootAsync(TestContext.Current.CancellationToken);
        var identifiers = tree.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);
        Assert.Equal(
            ["AddBody", "AddQuery", "ApiCall", "ApiRequest", "ApiResponse", "CancellationToken", "CodeDom", "Compiler", "FindAsyncAsync", "GeneratedCode", "Http", "IApiConnection", "ReadAsyncTwice2Async",
             "Runtime", "SendAsync", "System", "Task", "Tasks", "ThingsClient", "Threading", "allowReserved", "call", "cancellationToken", "connection", "explode", "getAsync", "request", "var"],
            identifiers.Except(["My", "Api", "OpenApiMcp"], StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("evil", string.Concat(tree.DescendantTrivia(descendIntoTrivia: true)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_document_without_operations_gives_a_file_without_a_class()
    {
        var client = await NSwagRun.ClientOfAsync();

        Assert.EndsWith("namespace My.Api;", client, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_holds_nothing_but_the_client()
    {
        var client = await NSwagRun.ClientOfAsync(new PreparedOperation("Ping", "GET", "/ping", []));

        Assert.DoesNotContain('\r', client);
        Assert.DoesNotContain("using ", client, StringComparison.Ordinal);
        Assert.DoesNotContain("#pragma", client, StringComparison.Ordinal);
        Assert.StartsWith("// <auto-generated>\n", client, StringComparison.Ordinal);
        Assert.Single(CSharpSyntaxTree.ParseText(client, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken)
            .DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>());
    }
}
