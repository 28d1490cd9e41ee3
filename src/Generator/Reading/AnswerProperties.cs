using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// Keeps an <c>allOf</c> from asking for what belongs to answers: one branch may say that a property is <c>readOnly</c>, and
/// another that it is required.
/// </summary>
internal static class AnswerProperties
{
    /// <summary>More than people write; every schema of a long chain would look at the rest of it.</summary>
    private const int MaxBranches = 200;

    public static SchemaModel Release(ReadingContext context, JsonValue schema, SchemaModel model)
    {
        if (model.AllOf.Count == 0) return model;
        var names = Collect(context, schema);
        return names.Count == 0 ? model : Release(model, names);
    }

    private static HashSet<string> Collect(ReadingContext context, JsonValue schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<JsonValue>();
        var waiting = new Stack<JsonValue>();
        waiting.Push(schema);
        while (waiting.Count > 0 && seen.Count < MaxBranches)
        {
            var next = waiting.Pop();
            if (!seen.Add(next)) continue;
            foreach (var property in next.Find("properties")?.Members ?? [])
            {
                if (property.Value.Find("readOnly") is { Kind: JsonKind.True }) names.Add(property.Name);
            }

            if (ExampleReader.Peek(context, next) is { } target) waiting.Push(target);
            foreach (var branch in next.Find("allOf")?.Items ?? []) waiting.Push(branch);
        }

        return names;
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
