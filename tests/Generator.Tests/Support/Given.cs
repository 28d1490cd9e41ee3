using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Reading;

namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>Small documents, and what the reader makes of them.</summary>
internal static class Given
{
    public const string Path = "/things";

    /// <summary>A document with these paths and, after a comma, further members.</summary>
    public static string Document(string paths, string more = "", string version = "3.1.0") =>
        $$"""{"openapi":"{{version}}","info":{"title":"Things","version":"1"},"paths":{{paths}}{{(more.Length == 0 ? "" : "," + more)}}}""";

    /// <summary>A document with one operation, which is called <c>doIt</c> and has these further members.</summary>
    public static string Operation(string members, string more = "", string path = Path, string method = "post", string version = "3.1.0") =>
        Document($$$"""{"{{{path}}}":{"{{{method}}}":{"operationId":"doIt" {{{(members.Length == 0 ? "" : "," + members)}}} } } }""", more, version);

    /// <summary>A document with one operation that takes a JSON body of this schema.</summary>
    public static string Body(string schema, string more = "", string parameters = "", string path = Path, string version = "3.1.0", bool required = true) =>
        Operation(
            $$$"""{{{(parameters.Length == 0 ? "" : $"\"parameters\":{parameters},")}}}"requestBody":{"required":{{{(required ? "true" : "false")}}},"content":{"application/json":{"schema": {{{schema}}} } } }""",
            more, path, version: version);

    /// <summary>A document with one operation that takes one optional query parameter <c>q</c> of this schema.</summary>
    public static string Query(string schema, string more = "", string version = "3.1.0") =>
        Operation($$"""
            "parameters":[{"name":"q","in":"query","schema":{{schema}}}]
            """, more, method: "get", version: version);

    /// <summary>Reads a document that must be free of problems, advice aside, and have one operation.</summary>
    public static OperationModel Read(string document)
    {
        var result = ReadAny(document);
        Assert.Empty(Ids(result));
        return Assert.Single(result.Api.Operations);
    }

    /// <summary>The model of the schema of one argument.</summary>
    public static SchemaModel Schema(string schema, string more = "", string version = "3.1.0") =>
        Argument(Read(Query(schema, more, version)), "q");

    public static SchemaModel Argument(OperationModel operation, string name) =>
        Assert.Single(operation.Arguments.Object.Properties, property => property.Name == name).Schema;

    public static ReadResult ReadAny(string document, bool skipUnsupported = false) =>
        DocumentReader.Read(document, skipUnsupported, TestContext.Current.CancellationToken);

    /// <summary>What was refused or read in another way; advice is for the quality of documents, which those of most tests need not have.</summary>
    public static IReadOnlyList<string> Ids(ReadResult result) => [.. result.Problems.Where(problem => problem.Rule.Kind != RuleKind.Advice).Select(problem => problem.Rule.Id)];

    public static IReadOnlyList<string> ArgumentNames(OperationModel operation) => [.. operation.Arguments.Object.Properties.Select(property => property.Name)];

    /// <summary>JSON without the white space between its values, for comparing.</summary>
    public static string Minified(string json) => JsonText.Minify(JsonReader.Read(json));
}
