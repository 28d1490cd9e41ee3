using System.Text;
using System.Text.Json;
using OpenApiMcp.Prepare;

namespace OpenApiMcp.Build.Tests;

public sealed class PreparedDocumentWriterTests
{
    [Fact]
    public void The_document_is_OpenAPI_with_one_operation_per_method_of_a_path()
    {
        using var document = Write(
            new("GetThing", "GET", "/things/{id}", [new("id", "path", "simple", Explode: false)]),
            new("PutThing", "PUT", "/things/{id}", [], "application/json"));

        Assert.Equal("3.0.3", document.RootElement.GetProperty("openapi").GetString());
        var path = document.RootElement.GetProperty("paths").GetProperty("/things/{id}");
        Assert.Equal("GetThing", path.GetProperty("get").GetProperty("operationId").GetString());
        Assert.True(path.GetProperty("get").GetProperty("parameters")[0].GetProperty("required").GetBoolean());
        Assert.Equal("=application/json", path.GetProperty("put").GetProperty("x-media-type").GetString());
    }

    [Fact]
    public void Paths_that_differ_in_case_stay_two()
    {
        using var document = Write(new("A", "GET", "/x", []), new("B", "GET", "/X", []));

        Assert.Equal(["/x", "/X"], document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name));
    }

    [Fact]
    public void Lines_end_in_LF()
    {
        var text = Encoding.UTF8.GetString(PreparedDocumentWriter.Write([new("A", "GET", "/a", [])]).Span);

        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("op one")]
    [InlineData("A(){}//")]
    [InlineData("1A")]
    [InlineData("Ünsafe")]
    [InlineData("A\u0000")]
    public void An_id_that_is_no_plain_identifier_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => PreparedDocumentWriter.Write([new(id, "GET", "/a", [])]));

    [Fact]
    public void Two_ids_that_differ_in_case_only_are_refused() =>
        Assert.Throws<ArgumentException>(() => PreparedDocumentWriter.Write([new("Aa", "GET", "/a", []), new("AA", "GET", "/b", [])]));

    [Theory]
    [InlineData("//host/a")]
    [InlineData("a")]
    public void A_path_whose_slashes_NSwag_would_lose_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => PreparedDocumentWriter.Write([new("A", "GET", path, [])]));

    private static JsonDocument Write(params PreparedOperation[] operations) => JsonDocument.Parse(PreparedDocumentWriter.Write(operations));
}
