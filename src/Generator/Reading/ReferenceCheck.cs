using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// Finds the references that lead to nothing in what no tool needs: answers, headers, components that nobody uses. A slip there
/// is a slip all the same, and the other readers never look.
/// </summary>
internal sealed class ReferenceCheck(ReadingContext context)
{
    /// <summary>Objects whose members have names of the author's choice.</summary>
    private static readonly HashSet<string> NameMaps = new(StringComparer.Ordinal)
    {
        "$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding", "headers", "links", "parameters", "pathItems", "paths",
        "patternProperties", "properties", "requestBodies", "responses", "schemas", "securitySchemes", "variables", "webhooks",
    };

    /// <summary>Members that hold values of the API, in which a <c>$ref</c> is a name like any other.</summary>
    private static readonly HashSet<string> Values = new(StringComparer.Ordinal) { "const", "default", "enum", "example", "examples", "value" };

    public void Run()
    {
        context.Blocking = [];
        Visit(context.Root, namesAreFree: false);
    }

    private void Visit(JsonValue value, bool namesAreFree)
    {
        foreach (var item in value.Items) Visit(item, namesAreFree: false);
        foreach (var member in value.Members)
        {
            if (!namesAreFree && member is { Name: "$ref", Value.IsString: true }) Check(member.Value, value);
            else if (namesAreFree) Visit(member.Value, namesAreFree: false);
            else if (!IsFreeText(member.Name)) Visit(member.Value, NameMaps.Contains(member.Name));
        }
    }

    private static bool IsFreeText(string name) => Values.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>
    /// Other documents and anchors are left alone here: whether they lead somewhere matters only to a reader that follows them. So
    /// is what leads somewhere in the document although an <c>$id</c> around it says that it starts elsewhere.
    /// </summary>
    private void Check(JsonValue reference, JsonValue owner)
    {
        if (!reference.Text.StartsWith("#/", StringComparison.Ordinal)) return;
        if (JsonPointer.Follow(context.Root, UriReference.Fragment(reference.Text)) is not null) return;
        if (context.Resources.Find(reference.Text, owner).Problem == Rules.UnresolvedReference) context.Target(reference, owner);
    }
}
