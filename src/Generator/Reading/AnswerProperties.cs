using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// Keeps an <c>allOf</c> from asking for what belongs to answers: one branch may say that a property is <c>readOnly</c>, and
/// another that it is required.
/// </summary>
internal static class AnswerProperties
{
    public static SchemaModel Release(ReadingContext context, JsonValue schema, SchemaModel model)
    {
        if (model.AllOf.Count == 0) return model;
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(context, schema, names, []);
        return names.Count == 0 ? model : Release(model, names);
    }

    private static void Collect(ReadingContext context, JsonValue schema, HashSet<string> names, HashSet<JsonValue> seen)
    {
        if (!seen.Add(schema)) return;
        foreach (var property in schema.Find("properties")?.Members ?? [])
        {
            if (property.Value.Find("readOnly") is { Kind: JsonKind.True }) names.Add(property.Name);
        }

        foreach (var branch in schema.Find("allOf")?.Items ?? [])
        {
            if (ExampleReader.Peek(context, branch) is { } target) Collect(context, target, names, seen);
        }
    }

    /// <summary>What a reference leads to is shared with others and stays as it is.</summary>
    private static SchemaModel Release(SchemaModel model, HashSet<string> names) => model with
    {
        Object = model.Object.Required.Any(names.Contains)
            ? model.Object with { Required = model.Object.Required.Where(name => !names.Contains(name)).ToEquatableArray() }
            : model.Object,
        AllOf = model.AllOf.Select(branch => Release(branch, names)).ToEquatableArray(),
    };
}
