using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>Where the schema of a group stands in the document that is made of it.</summary>
internal enum Placement
{
    /// <summary>
    /// In the body, with an <c>$id</c>. To the suite a schema is a document of its own, and <c>#</c> means its root; in OpenAPI
    /// it means the root of the document unless the schema has an <c>$id</c>. So a schema object without one gets one, and that
    /// is all that changes.
    /// </summary>
    Body,

    /// <summary>
    /// Under <c>components</c>, as documents mostly have it: without an <c>$id</c>, and with pointers that start at the document's
    /// root. Groups whose own schemas have an <c>$id</c> are left out.
    /// </summary>
    Component,

    /// <summary>As the input schema that the tool of <see cref="Body"/> shows to clients: the whole of it is the body.</summary>
    Published,
}

/// <summary>An OpenAPI document of one operation whose argument <c>value</c> is described by a group's schema.</summary>
internal sealed class SuiteDocument
{
    private const string Root = "#/components/schemas/Suite";

    private SuiteDocument(SuiteGroup group, Placement placement, string body, string components = "{}")
    {
        Group = group;
        Placement = placement;
        Name = string.Create(CultureInfo.InvariantCulture, $"{placement}{group.Number}");
        Text = $$"""
            {
              "openapi": "{{group.Version}}",
              "info": { "title": "Suite", "version": "1" },
              "paths": {
                "/{{Name}}": {
                  "post": {
                    "operationId": "{{Name}}",
                    "requestBody": { "required": true, "content": { "application/json": { "schema": {{body}} } } }
                  }
                }
              },
              "components": { "schemas": {{components}} }
            }
            """;
    }

    public SuiteGroup Group { get; }

    public Placement Placement { get; }

    /// <summary>The operation's name, which no other has.</summary>
    public string Name { get; }

    public string Text { get; }

    public static SuiteDocument InBody(SuiteGroup group) => new(group, Placement.Body, Around(WithId(group.Schema, "https://suite.example/schema")));

    public static SuiteDocument? InComponents(SuiteGroup group)
    {
        if (group.Version == "3.1.0" && group.Schema.Contains("\"$id\"", StringComparison.Ordinal)) return null;
        var schema = JsonNode.Parse(group.Schema)!;
        Rebase(schema);
        return new(group, Placement.Component, Around($$"""{ "$ref": "{{Root}}" }"""), $$"""{ "Suite": {{schema.ToJsonString()}} }""");
    }

    public static SuiteDocument AsPublished(SuiteGroup group, JsonElement inputSchema) =>
        new(group, Placement.Published, WithId(inputSchema.GetRawText(), "https://suite.example/published"));

    private static string Around(string schema) => $$"""{ "type": "object", "required": ["value"], "properties": { "value": {{schema}} } }""";

    private static string WithId(string schema, string id)
    {
        var parsed = JsonElement.Parse(schema);
        if (parsed.ValueKind != JsonValueKind.Object || parsed.TryGetProperty("$id", out _)) return schema;
        return $"{{\"$id\":\"{id}\"{(parsed.GetPropertyCount() == 0 ? "" : ",")}{schema.TrimStart()[1..]}";
    }

    /// <summary>Makes pointers start at the document's root, wherever a reference may stand.</summary>
    private static void Rebase(JsonNode? schema)
    {
        if (schema is JsonArray list)
        {
            foreach (var item in list) Rebase(item);
        }

        if (schema is not JsonObject keywords) return;
        foreach (var (keyword, value) in keywords.ToList())
        {
            if (keyword is "enum" or "const" or "default") continue;
            if (keyword == "$ref") keywords[keyword] = Rebased(value!.GetValue<string>());
            else if (keyword is "properties" or "patternProperties" or "dependentSchemas" or "dependencies" or "$defs" or "definitions") RebaseNamed(value);
            else Rebase(value);
        }
    }

    /// <summary>Names are not keywords: a property may be called <c>$ref</c>.</summary>
    private static void RebaseNamed(JsonNode? schemas)
    {
        foreach (var (_, schema) in schemas!.AsObject()) Rebase(schema);
    }

    private static string Rebased(string reference) => reference == "#" || reference.StartsWith("#/", StringComparison.Ordinal) ? Root + reference[1..] : reference;
}
