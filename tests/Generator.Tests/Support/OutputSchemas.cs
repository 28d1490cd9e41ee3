using System.Text.Json;
using OpenApiMcp.Generator.Emitting;

namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>The output schemas of a document's tools.</summary>
internal static class OutputSchemas
{
    /// <summary>A document with one operation whose answer has this schema.</summary>
    public static string Document(string schema, string schemas = "", string version = "3.1.0") => Given.Operation(
        $$$"""
        "responses":{"200":{"description":"d","content":{"application/json":{"schema":{{{schema}}} } } } }
        """, $$$"""
        "components":{"schemas":{ {{{schemas}}} } }
        """, version: version);

    /// <summary>The output schema of an answer, or null.</summary>
    public static string? OfAnswer(string schema, string schemas = "", string version = "3.1.0") => Assert.Single(Of(Document(schema, schemas, version)));

    public static IReadOnlyList<string?> Of(string document) =>
        [.. Given.ReadAny(document).Api.Operations.Select(operation => operation.Answer is { } answer ? OutputSchemaWriter.Write(answer) : null)];

    /// <summary>Every schema in a schema, itself included, as JSON of another reader than the generator's.</summary>
    public static IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        yield return schema;
        foreach (var member in schema.EnumerateObject())
        {
            var inner = member.Name switch
            {
                "properties" or "patternProperties" => member.Value.EnumerateObject().Select(property => property.Value),
                "anyOf" => member.Value.EnumerateArray(),
                "items" => [member.Value],
                _ => [],
            };
            foreach (var part in inner.SelectMany(Parts)) yield return part;
        }
    }
}
