using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads the keywords for arrays.</summary>
internal static class ArrayRulesReader
{
    public static ArrayRules Read(SchemaReader schemas, ReadingContext context, JsonValue schema)
    {
        var rules = new ArrayRules
        {
            Items = schemas.ReadOptional(schema, "items"),
            PrefixItems = schemas.ReadList(schema, "prefixItems"),
            Contains = schemas.ReadOptional(schema, "contains"),
            MinContains = Keyword.Count(context, schema, "minContains"),
            MaxContains = Keyword.Count(context, schema, "maxContains"),
            MinItems = Keyword.Count(context, schema, "minItems"),
            MaxItems = Keyword.Count(context, schema, "maxItems"),
            UniqueItems = Keyword.Flag(context, schema, "uniqueItems"),
            UnevaluatedItems = schemas.ReadOptional(schema, "unevaluatedItems"),
        };
        return rules == ArrayRules.None ? ArrayRules.None : rules;
    }
}
