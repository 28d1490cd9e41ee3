using LeadMagic.EndToEnd.Tests.Building;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Sample;

/// <summary>What the sample's build makes of a document that it can serve in part, and of one that is broken.</summary>
public sealed class RefusedDocumentTests
{
    private const string Document = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Notes", "version": "1" },
          "servers": [{ "url": "http://127.0.0.1:1" }],
          "paths": {
            "/notes": {
              "get": { "operationId": "listNotes", "summary": "Shows what was written", "responses": { "200": { "description": "Notes" }, "4XX": { "description": "Refused" } } },
              "post": {
                "operationId": "addNote",
                "summary": "Keeps a text for later",
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Note" } } } },
                "responses": { "201": { "description": "Added" }, "4XX": { "description": "Refused" } }
              }
            }
          },
          "components": { "schemas": { "Note": { "type": "object", "properties": { "text": { "type": "string" } } } } }
        }
        """;

    [Fact]
    public async Task An_operation_that_cannot_be_served_is_left_out_with_a_warning_at_its_line()
    {
        using IsolatedBuild build = new("samples/Minimal/Minimal.csproj");

        BuildOutcome outcome = await BuildAsync(build, Document.Replace("application/json", "application/xml", StringComparison.Ordinal));

        outcome.ShouldSucceed();
        BuildProblem warning = Assert.Single(outcome.Problems);
        Assert.Equal("notes.json(11,37): warning OAM302", warning.Head);
        Assert.Contains("application/xml", warning.Text, StringComparison.Ordinal);
        await using McpProcess server = await SampleServer.ConnectAsync(BuildFacts.Executable(Path.Combine(build.Output, "minimal-mcp.dll")));
        Assert.Equal("list_notes", (string?)Assert.Single(await server.ListToolsAsync())["name"]);
    }

    [Fact]
    public async Task A_reference_that_leads_to_nothing_fails_the_build_at_its_line()
    {
        using IsolatedBuild build = new("samples/Minimal/Minimal.csproj");

        BuildOutcome outcome = await BuildAsync(build, Document.Replace("schemas/Note\"", "schemas/Nota\"", StringComparison.Ordinal));

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal("notes.json(11,81): error OAM202", outcome.Problems[0].Head);
        Assert.Contains("'#/components/schemas/Nota' leads to nothing", outcome.Problems[0].Text, StringComparison.Ordinal);
        Assert.Contains("No client was written", Assert.Single(outcome.Problems.Skip(1)).Text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(build.Output));
    }

    private static async Task<BuildOutcome> BuildAsync(IsolatedBuild build, string document)
    {
        string file = build.FileOf("notes.json");
        await File.WriteAllTextAsync(file, document, TestContext.Current.CancellationToken);
        return await build.RunAsync(file);
    }
}
