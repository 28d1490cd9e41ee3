using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Names the arguments that nothing describes, in one warning for the operation.</summary>
internal static class ArgumentAdvice
{
    public static void Give(ReadingContext context, OperationModel operation, OperationSite site)
    {
        var definitions = operation.Definitions.ToDictionary(definition => definition.Name, definition => definition.Schema, StringComparer.Ordinal);
        var silent = operation.Arguments.Object.Properties.Where(argument => !IsDescribed(argument.Schema, definitions, new(StringComparer.Ordinal))).Select(argument => argument.Name).ToList();
        if (silent.Count > 0) context.Warn(Rules.ArgumentsNotDescribed, site.Operation.NameSpan, site.ToString(), string.Join(", ", silent));
    }

    /// <summary>A description may stand at the schema, at what it refers to, or at a branch of it.</summary>
    private static bool IsDescribed(SchemaModel schema, Dictionary<string, SchemaModel> definitions, HashSet<string> seen)
    {
        if (!string.IsNullOrWhiteSpace(schema.Description)) return true;
        if (schema.Reference is { } name && seen.Add(name) && definitions.TryGetValue(name, out var target) && IsDescribed(target, definitions, seen)) return true;
        return SchemaWalk.InPlace(schema).Any(branch => IsDescribed(branch, definitions, seen))
            || (schema.Array.Items is { } items && IsDescribed(items, definitions, seen));
    }
}
