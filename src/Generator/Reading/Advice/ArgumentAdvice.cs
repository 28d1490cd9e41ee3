using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>
/// Names the arguments whose meaning a model must guess, in one warning for the operation. A name that speaks for itself needs no
/// description: each costs tokens in every session.
/// </summary>
internal static class ArgumentAdvice
{
    private const int ShortName = 2;

    /// <summary>Names that could stand for anything.</summary>
    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal)
    {
        "arg", "args", "attributes", "body", "config", "content", "data", "extra", "field", "fields", "info", "input", "item", "items", "metadata", "misc", "object", "opts",
        "options", "param", "params", "parameters", "payload", "properties", "request", "settings", "stuff", "text", "thing", "value", "values", "var",
    };

    public static void Give(ReadingContext context, OperationModel operation, OperationSite site)
    {
        var definitions = operation.Definitions.ToDictionary(definition => definition.Name, definition => definition.Schema, StringComparer.Ordinal);
        var silent = operation.Arguments.Object.Properties
            .Where(argument => IsVague(argument.Name) && !IsExplained(argument.Schema, definitions))
            .Select(argument => argument.Name)
            .ToList();
        if (silent.Count > 0) context.Warn(Rules.ArgumentsNotDescribed, site.Operation.NameSpan, site.ToString(), string.Join(", ", silent));
    }

    private static bool IsVague(string name)
    {
        var words = Words.Of(name);
        return (name.Length <= ShortName && name != "id") || (words.Count == 1 && Vague.Contains(words[0]));
    }

    /// <summary>A description, properties or the allowed values explain; they may stand at the schema, behind its reference, or in a branch.</summary>
    private static bool IsExplained(SchemaModel argument, Dictionary<string, SchemaModel> definitions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<SchemaModel>();
        waiting.Push(argument);
        while (waiting.Count > 0)
        {
            var schema = waiting.Pop();
            if (schema.Description is { } text && !DescriptionAdvice.IsPlaceholder(text)) return true;
            if (schema.Enum is not null || schema.Const is not null || schema.Object.Properties.Count > 0) return true;
            if (schema.Reference is { } name && seen.Add(name) && definitions.TryGetValue(name, out var target)) waiting.Push(target);
            foreach (var branch in SchemaWalk.InPlace(schema)) waiting.Push(branch);
            if (schema.Array.Items is { } items) waiting.Push(items);
        }

        return false;
    }
}
