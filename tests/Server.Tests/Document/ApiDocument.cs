using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.TestKit;

namespace LeadMagic.Server.Tests.Document;

/// <summary>The committed OpenAPI document as plain JSON, read without the generator.</summary>
internal static class ApiDocument
{
    public static JsonElement Root { get; } = JsonElement.Parse(File.ReadAllBytes(RepositoryPaths.At("openapi/leadmagic.json")));

    public static IReadOnlyList<DocumentOperation> Operations { get; } =
    [
        .. Root.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => new DocumentOperation(method.Name, path.Name, method.Value))),
    ];

    private static SchemaDocument Schemas { get; } = new(Root);

    /// <summary>The names of the tools, for a theory over all operations or some of them.</summary>
    public static TheoryData<string> Names(Func<DocumentOperation, bool>? condition = null) =>
        [.. Operations.Where(operation => condition?.Invoke(operation) ?? true).Select(operation => operation.ToolName)];

    public static DocumentOperation Operation(string toolName) => Operations.Single(operation => operation.ToolName == toolName);

    /// <summary>The object itself, or what its <c>$ref</c> names.</summary>
    public static JsonElement Resolve(JsonElement value) =>
        value.TryGetProperty("$ref", out var reference) ? Schemas.Resolve(reference.GetString()!, SchemaDocument.Base).Schema : value;

    /// <summary>What is wrong with a value by a schema of the document, one line for each problem.</summary>
    public static IEnumerable<string> Problems(JsonElement schema, JsonElement value) =>
        ArgumentCheck.Run(value, SchemaInterpreter.RuleOf(Schemas, schema, assertFormats: true)).Select(Describe);

    private static string Describe(ArgumentProblem problem) => $"{problem.Pointer} ({problem.Rule}): {problem.Actual}; expected {problem.Expected}";
}
