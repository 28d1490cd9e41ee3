using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>What is wrong with an example, and the value that it is wrong with.</summary>
internal sealed record ExampleFault(JsonValue Place, string Reason);

/// <summary>
/// Finds the first violation of a schema, of those that are certain: types, enum, const, bounds, lengths, properties, items and what
/// combines these. Patterns, formats and conditions are for the server to check, and what depends on them is not judged.
/// </summary>
internal sealed class ExampleCheck(DefinitionTable definitions, ICollection<string> readOnlyNames)
{
    private const int MaxDepth = 64;

    /// <summary>For all examples of a document: schemas that name each other can ask for more steps than there are seconds. What is left then is not judged.</summary>
    private const int MaxSteps = 500_000;

    private int _steps;

    public ExampleFault? Find(SchemaModel schema, JsonValue value) => Find(schema, value, 0);

    private ExampleFault? Find(SchemaModel schema, JsonValue value, int depth)
    {
        if (depth > MaxDepth || ++_steps > MaxSteps) return null;
        if (schema.IsNever) return new(value, "nothing is allowed here");
        return (schema.Reference is { } name ? Find(definitions.Find(name), value, depth + 1) : null)
            ?? FindInValue(schema, value)
            ?? ExampleBounds.Find(schema, value)
            ?? FindInItems(schema.Array, value, depth)
            ?? FindInProperties(schema.Object, value, depth)
            ?? FindInBranches(schema, value, depth);
    }

    private ExampleFault? FindInValue(SchemaModel schema, JsonValue value)
    {
        if (schema.Types != SchemaTypes.None && !ExampleValues.Is(schema.Types, value))
        {
            var types = string.Join(" or ", schema.Types.Split().Select(type => type.ToString().ToLowerInvariant()));
            return new(value, $"{ExampleValues.Short(value)} is not of type {types}");
        }

        _steps += schema.Enum?.Count ?? 0;
        if (schema.Enum is { } values && !values.Any(allowed => ExampleValues.AreEqual(allowed, value)))
        {
            return new(value, $"{ExampleValues.Short(value)} is none of {string.Join(", ", values.Take(8))}{(values.Count > 8 ? ", …" : "")}");
        }

        return schema.Const is { } constant && !ExampleValues.AreEqual(constant, value) ? new(value, $"{ExampleValues.Short(value)} is not {constant}") : null;
    }

    private ExampleFault? FindInItems(ArrayRules rules, JsonValue value, int depth)
    {
        if (!value.IsArray) return null;
        for (var i = 0; i < value.Items.Count; i++)
        {
            var rule = i < rules.PrefixItems.Count ? rules.PrefixItems[i] : rules.Items;
            if (rule is not null && Find(rule, value.Items[i], depth + 1) is { } fault) return fault;
        }

        return null;
    }

    private ExampleFault? FindInProperties(ObjectRules rules, JsonValue value, int depth)
    {
        if (!value.IsObject) return null;
        var missing = rules.Required.FirstOrDefault(name => value.FindMember(name) is null);
        if (missing is not null) return new(value, $"the property {JsonText.Quote(missing)} is missing");
        var schemas = rules.Properties.ToDictionary(property => property.Name, property => property.Schema, StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (schemas.TryGetValue(member.Name, out var schema))
            {
                if (Find(schema, member.Value, depth + 1) is { } fault) return fault;
            }
            else if (rules.AdditionalProperties is { } others && rules.PatternProperties.Count == 0 && !readOnlyNames.Contains(member.Name))
            {
                if (others.IsNever) return new(member.Value, $"there is no property {JsonText.Quote(member.Name)}");
                if (Find(others, member.Value, depth + 1) is { } fault) return fault;
            }
        }

        return null;
    }

    private ExampleFault? FindInBranches(SchemaModel schema, JsonValue value, int depth)
    {
        foreach (var branch in schema.AllOf)
        {
            if (Find(branch, value, depth + 1) is { } fault) return fault;
        }

        if ((FindInAlternatives(schema.AnyOf, value, depth, "anyOf") ?? FindInAlternatives(schema.OneOf, value, depth, "oneOf")) is { } none) return none;
        if (schema.OneOf.Count(branch => IsSurelyValid(branch, value, depth)) > 1) return new(value, "it fits more than one branch of 'oneOf'");
        return schema.Not is { } not && IsSurelyValid(not, value, depth) ? new ExampleFault(value, "it fits what 'not' forbids") : null;
    }

    private ExampleFault? FindInAlternatives(EquatableArray<SchemaModel> branches, JsonValue value, int depth, string keyword)
    {
        if (branches.Count == 0) return null;
        ExampleFault? first = null;
        foreach (var branch in branches)
        {
            if (Find(branch, value, depth + 1) is not { } fault) return null;
            first ??= fault;
        }

        return branches.Count == 1 ? first : new(value, $"it fits no branch of '{keyword}'");
    }

    private bool IsSurelyValid(SchemaModel schema, JsonValue value, int depth) => IsJudgedWhole(schema, depth) && Find(schema, value, depth + 1) is null && _steps <= MaxSteps;

    /// <summary>True where no keyword stands that this class does not judge.</summary>
    private bool IsJudgedWhole(SchemaModel schema, int depth) =>
        depth < MaxDepth && ++_steps <= MaxSteps
        && schema is { Reference: null, Pattern: null, Format: null, If: null, Number.MultipleOf: null }
        && schema.Array is { Contains: null, UniqueItems: false, UnevaluatedItems: null }
        && schema.Object is { PatternProperties.Count: 0, PropertyNames: null, UnevaluatedProperties: null, DependentRequired.Count: 0, DependentSchemas.Count: 0 }
        && SchemaWalk.InPlace(schema).Concat(SchemaWalk.Inside(schema)).All(part => IsJudgedWhole(part, depth + 1));
}
