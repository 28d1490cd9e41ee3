namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>
/// Makes an OpenAPI document of a group: one operation, whose body is an object that requires <c>value</c>, which the group's
/// schema describes.
/// </summary>
/// <remarks>
/// In the suite a schema is a document of its own, and <c>#</c> means its root. In OpenAPI it means the root of the document,
/// unless the schema has an <c>$id</c>. So a schema object without one gets one; nothing else about the schema changes.
/// </remarks>
internal static class SuiteDocument
{
    public static string Write(SuiteGroup group) => $$"""
        {
          "openapi": "3.1.0",
          "info": { "title": "Suite", "version": "1" },
          "paths": {
            "/{{Name(group)}}": {
              "post": {
                "operationId": "{{Name(group)}}",
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["value"],
                        "properties": {
                          "value": {{Identified(group.Schema)}}
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
        """;

    public static string Name(SuiteGroup group) => FormattableString.Invariant($"group{group.Number}");

    private static string Identified(string schema)
    {
        using var parsed = System.Text.Json.JsonDocument.Parse(schema);
        var root = parsed.RootElement;
        if (root.ValueKind != System.Text.Json.JsonValueKind.Object || root.TryGetProperty("$id", out _)) return schema;
        var members = schema[1..];
        return "{\"$id\":\"https://suite.example/schema\"" + (root.GetPropertyCount() == 0 ? "" : ",") + members;
    }
}
