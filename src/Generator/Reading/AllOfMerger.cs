using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Merges an <c>allOf</c> of plain objects into one object with the properties of all, where that means the same.</summary>
internal static class AllOfMerger
{
    /// <summary>More levels than people write; a schema can refer to itself, which is refused only when all have been read.</summary>
    private const int MaxDepth = 32;

    /// <summary>More branches than people write; each level can double them.</summary>
    private const int MaxBranches = 1_000;

    public static SchemaModel Merge(SchemaModel schema, DefinitionTable definitions)
    {
        var room = MaxBranches;
        return Merge(schema, definitions, 0, ref room);
    }

    private static SchemaModel Merge(SchemaModel schema, DefinitionTable definitions, int depth, ref int room)
    {
        if (schema.AllOf.Count == 0 || schema.Reference is not null || depth == MaxDepth) return schema;
        room -= schema.AllOf.Count;
        if (room < 0) return schema;
        var branches = new List<SchemaModel>();
        foreach (var branch in schema.AllOf) branches.Add(Merge(FlatBody.Dereference(branch, definitions), definitions, depth + 1, ref room));
        var objects = branches.Where(IsPlainObject).ToList();
        var names = schema.Object.Properties.Concat(objects.SelectMany(branch => branch.Object.Properties)).Select(property => property.Name).ToList();
        if (objects.Count == 0 || schema.Object.AdditionalProperties is not null || names.Distinct(StringComparer.Ordinal).Count() != names.Count) return schema;
        return schema with
        {
            Types = SchemaTypes.Object,
            AllOf = branches.Where(branch => !IsPlainObject(branch)).ToEquatableArray(),
            Object = schema.Object with
            {
                Properties = schema.Object.Properties.Concat(objects.SelectMany(branch => branch.Object.Properties)).ToEquatableArray(),
                Required = schema.Object.Required.Concat(objects.SelectMany(branch => branch.Object.Required)).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            },
        };
    }

    /// <summary>An object with properties and required names and nothing else that asserts.</summary>
    private static bool IsPlainObject(SchemaModel schema)
    {
        var rest = schema with
        {
            Types = SchemaTypes.None,
            Title = null,
            Description = null,
            Default = null,
            Object = schema.Object with { Properties = default, Required = default },
        };
        return schema.Types is SchemaTypes.Object or SchemaTypes.None && schema.Object.Properties.Count > 0 && rest == SchemaModel.Anything;
    }
}
