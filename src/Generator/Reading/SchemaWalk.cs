using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Finds the references inside a schema.</summary>
internal static class SchemaWalk
{
    /// <summary>Every reference, wherever it stands.</summary>
    public static IEnumerable<string> References(SchemaModel schema) => Find(schema, inPlace: false);

    /// <summary>The references that apply to the same value as the schema itself.</summary>
    public static IEnumerable<string> InPlaceReferences(SchemaModel schema) => Find(schema, inPlace: true);

    /// <summary>The schemas that apply to the same value.</summary>
    public static IEnumerable<SchemaModel> InPlace(SchemaModel schema) =>
        schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf).Concat(schema.Object.DependentSchemas.Select(property => property.Schema))
            .Concat(Present(schema.Not, schema.If, schema.Then, schema.Else));

    /// <summary>The schemas that apply to a part of the value.</summary>
    public static IEnumerable<SchemaModel> Inside(SchemaModel schema) =>
        schema.Object.Properties.Select(property => property.Schema)
            .Concat(schema.Object.PatternProperties.Select(property => property.Schema))
            .Concat(schema.Array.PrefixItems)
            .Concat(Present(
                schema.Object.AdditionalProperties, schema.Object.PropertyNames, schema.Object.UnevaluatedProperties,
                schema.Array.Items, schema.Array.Contains, schema.Array.UnevaluatedItems));

    private static IEnumerable<string> Find(SchemaModel schema, bool inPlace)
    {
        var waiting = new Stack<SchemaModel>();
        waiting.Push(schema);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            if (next.Reference is not null) yield return next.Reference;
            foreach (var child in inPlace ? InPlace(next) : InPlace(next).Concat(Inside(next))) waiting.Push(child);
        }
    }

    private static IEnumerable<SchemaModel> Present(params SchemaModel?[] schemas) => schemas.OfType<SchemaModel>();
}
