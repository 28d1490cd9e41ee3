using System.Text.RegularExpressions;
using OpenApiMcp.TestKit;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Sample;

/// <summary>What the sample promises: how little it takes, and the variables that its README names.</summary>
public sealed partial class SampleTextTests
{
    [Fact]
    public void The_program_has_at_most_15_lines() => Assert.InRange(File.ReadAllLines(RepositoryPaths.At("samples/Minimal/Program.cs")).Length, 1, 15);

    [Fact]
    public void The_README_names_the_variables_that_the_tests_use() =>
        Assert.Equal(
            [("bookshopKey", "BOOKSHOP_KEY"), ("petstore_auth", "PETSTORE_AUTH")],
            VariableName().Matches(File.ReadAllText(RepositoryPaths.At("samples/Minimal/README.md")))
                .Select(match => (match.Groups["scheme"].Value, match.Groups["variable"].Value)));

    [Fact]
    public async Task The_README_s_bookshop_is_called_with_the_key_in_the_variable_of_its_name()
    {
        using StubServer api = new();
        api.Stub("GET", "/books", Response.Create().WithJson("[]"));
        await using McpProcess server = await SampleServer.ConnectAsync(
            BuildFacts.SampleExecutable, ("API_BASE_URL", api.BaseUrl.ToString()), ("BOOKSHOP_KEY", "book-key"));

        Assert.Equal("[]", await server.SuccessAsync("list_books", """{"author":"Zoë & Co","limit":5}"""));

        RecordedRequest request = Assert.Single(api.Requests);
        Assert.Equal(("/books?author=Zo%C3%AB%20%26%20Co&limit=5", "book-key"), (request.PathAndQuery, request.Header("X-Bookshop-Key")));
    }

    [GeneratedRegex("`(?<scheme>[A-Za-z_]+)` → `(?<variable>[A-Z_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VariableName();
}
