using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>A body schema whose properties can stand as arguments of their own without changing what is valid.</summary>
internal sealed class FlatBody
{
    private FlatBody(SchemaModel schema) => Schema = schema;

    /// <summary>The body's schema with references and <c>allOf</c> at its root resolved.</summary>
    public SchemaModel Schema { get; }

    /// <summary>Flattens the body, or null where it must stay one argument.</summary>
    /// <param name="alone">True where the operation has no parameters, so that rules about the whole object stay true.</param>
    public static FlatBody? Find(ReadBody body, DefinitionTable definitions, bool alone, ArgumentNames names)
    {
        var schema = AllOfMerger.Merge(Dereference(body.Schema, definitions), definitions);
        var rules = schema.Object;
        if (schema.Types is not (SchemaTypes.Object or SchemaTypes.None or (SchemaTypes.Object | SchemaTypes.Null))) return null;
        if (rules.Properties.Count == 0 && !body.ListsProperties) return null;
        if (schema.Reference is not null || schema.Enum is not null || schema.Const is not null) return null;
        var plain = rules.Properties.All(property => names.IsFree(property.Name));
        if (!SpeaksOfOwnProperties(schema)) return null;
        if (plain && alone) return new(schema);
        return IsOnlyNamed(schema) && (plain || !HasApplicators(schema)) ? new(schema) : null;
    }

    /// <summary>Follows references that say nothing beside.</summary>
    public static SchemaModel Dereference(SchemaModel schema, DefinitionTable definitions)
    {
        for (var i = 0; i < 32 && schema.Reference is { } name; i++)
        {
            if (schema with { Reference = null, Title = null, Description = null } != SchemaModel.Anything) break;
            schema = definitions.Find(name);
        }

        return schema;
    }

    /// <summary>True where closing the object to its own properties refuses nothing that a branch would allow.</summary>
    private static bool SpeaksOfOwnProperties(SchemaModel schema)
    {
        if (schema.Object.AdditionalProperties is not null) return true;
        if (schema.Object.PatternProperties.Count > 0 || schema.Object.UnevaluatedProperties is not null) return false;
        var own = new HashSet<string>(schema.Object.Properties.Select(property => property.Name), StringComparer.Ordinal);
        return Names(schema).All(own.Contains) && SchemaWalk.InPlace(schema).All(branch => Fits(branch, own));
    }

    /// <summary>The properties that a schema asks for without describing them.</summary>
    private static IEnumerable<string> Names(SchemaModel schema) =>
        schema.Object.Required.Concat(schema.Object.DependentRequired.SelectMany(rule => rule.Needed));

    private static bool Fits(SchemaModel branch, HashSet<string> own) =>
        branch is { Reference: null, Enum: null, Const: null } && Names(branch).All(own.Contains)
        && branch.Object is { PropertyNames: null, MinProperties: null, MaxProperties: null }
        && branch.Object.PatternProperties.Count == 0 && branch.Object.AdditionalProperties is null && branch.Object.UnevaluatedProperties is null
        && branch.Object.Properties.All(property => own.Contains(property.Name)) && SchemaWalk.InPlace(branch).All(inner => Fits(inner, own));

    /// <summary>True where no rule looks at the object as a whole, so that parameters beside it cannot be mistaken for its properties.</summary>
    private static bool IsOnlyNamed(SchemaModel schema) => schema.Object is
    {
        AdditionalProperties: null or { IsNever: true }, PropertyNames: null, MinProperties: null, MaxProperties: null, UnevaluatedProperties: null,
        PatternProperties.Count: 0,
    };

    private static bool HasApplicators(SchemaModel schema) =>
        SchemaWalk.InPlace(schema).Any() || schema.Object.DependentRequired.Count > 0;
}
