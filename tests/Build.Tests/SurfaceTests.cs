using OpenApiMcp.Prepare;

namespace OpenApiMcp.Build.Tests;

/// <summary>The committed file that lists what models see: what it says, and how a change of it is told.</summary>
public sealed class SurfaceTests : IDisposable
{
    private const string Document = """
        {
          "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
          "paths": {
            "/things": {
              "post": {
                "operationId": "findThing", "summary": "Find a thing", "description": "Finds one thing by its name.",
                "requestBody": { "required": true, "content": { "application/json": { "schema": {
                  "type": "object", "required": ["name"],
                  "properties": { "name": { "type": "string", "maxLength": 10, "description": "Its name" }, "color": { "type": "string" } }
                } } } },
                "responses": { "200": { "description": "ok" } }
              }
            }
          }
        }
        """;

    private readonly TemporaryFolder _folder = new(TemporaryFolder.OddName);
    private readonly StringWriter _output = new();

    private string Surface => _folder.File("tools.lock.txt");

    [Fact]
    public void The_file_lists_tool_arguments_types_required_flags_hints_and_hashes_of_texts()
    {
        Assert.Equal(PrepareCommand.Success, Prepare(Document));

        Assert.EndsWith(
            """

            tool find_thing
              title: Find a thing
              description: 7b8af68c
              hints: openWorld
              argument color: optional {"type":"string"}
              argument name: required {"type":"string","maxLength":10} text 570ee30c

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(Surface),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"maxLength\": 10", "\"maxLength\": 9", "breaking: find_thing: argument name changed")]
    [InlineData("\"findThing\"", "\"seekThing\"", "breaking: tool find_thing is removed")]
    [InlineData("\"findThing\"", "\"seekThing\"", "compatible: tool seek_thing is added")]
    [InlineData(", \"color\": { \"type\": \"string\" }", "", "breaking: find_thing: argument color is removed")]
    [InlineData("\"color\"", "\"size\": { \"type\": \"integer\" }, \"color\"", "compatible: find_thing: argument size is added")]
    [InlineData("[\"name\"]", "[\"name\", \"color\"]", "breaking: find_thing: argument color changed")]
    [InlineData("\"required\": [\"name\"],", "", "compatible: find_thing: argument name changed")]
    [InlineData("{ \"description\": \"ok\" }", "{ \"description\": \"ok\", \"content\": { \"application/json\": { \"schema\": {} } } }", "compatible: find_thing: answer is added")]
    [InlineData("Its name", "The name", "text only: find_thing: argument name changed")]
    [InlineData("Finds one thing", "Finds a thing", "text only: find_thing: description changed")]
    [InlineData("\"operationId\"", "\"x-mcp-annotations\": { \"readOnlyHint\": true }, \"operationId\"", "breaking: find_thing: hints changed")]
    public void A_build_server_fails_for_a_file_that_is_not_up_to_date_and_says_what_differs(string old, string edited, string expected)
    {
        Prepare(Document);
        var committed = File.ReadAllText(Surface);

        Assert.Equal(PrepareCommand.Refused, Prepare(Document.Replace(old, edited, StringComparison.Ordinal), "--check"));

        Assert.Contains("tools.lock.txt : error : this file is not what the document makes.", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("  " + expected, _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(committed, File.ReadAllText(Surface));
    }

    [Fact]
    public void Another_build_brings_the_file_up_to_date()
    {
        Prepare(Document);

        Assert.Equal(PrepareCommand.Success, Prepare(Document.Replace("\"maxLength\": 10", "\"maxLength\": 9", StringComparison.Ordinal)));

        Assert.Contains("\"maxLength\":9", File.ReadAllText(Surface), StringComparison.Ordinal);
        Assert.Equal(PrepareCommand.Success, Prepare(Document.Replace("\"maxLength\": 10", "\"maxLength\": 9", StringComparison.Ordinal), "--check"));
    }

    [Theory]
    [InlineData("--tool-tokens=20", "in.json(5,7): warning : the tool find_thing takes ")]
    [InlineData("--list-tokens=20", "in.json : warning : the tool list takes ")]
    public void A_surface_over_its_budget_is_a_warning_at_its_place(string option, string expected)
    {
        Assert.Equal(PrepareCommand.Warned, Prepare(Document, option));

        Assert.Contains(expected, _output.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("out.json")));
    }

    [Fact]
    public void A_surface_within_its_budget_is_no_warning()
    {
        Assert.Equal(PrepareCommand.Success, Prepare(Document, "--tool-tokens=200", "--list-tokens=200"));

        Assert.DoesNotContain("warning", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_servers_own_file_is_up_to_date()
    {
        var surface = RepositoryPaths.At("src/Server/tools.lock.txt");
        var output = new StringWriter();

        Assert.Equal(PrepareCommand.Success, PrepareCommand.Run([RepositoryPaths.At("openapi/leadmagic.json"), _folder.File("p.json"), $"--surface={surface}", "--check"], ApiDocumentSource.Read, output));
        Assert.Empty(output.ToString());
    }

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
    }

    private int Prepare(string document, params string[] options)
    {
        File.WriteAllText(_folder.File("in.json"), document);
        return PrepareCommand.Run([_folder.File("in.json"), _folder.File("out.json"), $"--surface={Surface}", .. options], ApiDocumentSource.Read, _output);
    }
}
