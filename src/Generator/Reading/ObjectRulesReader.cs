using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads the keywords for objects; what is <c>readOnly</c> belongs to answers and is left out of requests.</summary>
internal static class ObjectRulesReader
{
    public static ObjectRules Read(SchemaReader schemas, ReadingContext context, JsonValue schema)
    {
        var properties = Keyword.Members(context, schema, "properties");
        var readOnly = new HashSet<string>(properties.Where(property => IsReadOnly(context, property.Value)).Select(property => property.Name), StringComparer.Ordinal);
        var rules = new ObjectRules
        {
            Properties = properties.Where(property => !readOnly.Contains(property.Name)).Select(property => Property(schemas, property)).ToEquatableArray(),
            Required = Keyword.Texts(context, schema, "required").Where(name => !readOnly.Contains(name)).ToEquatableArray(),
            AdditionalProperties = schemas.ReadOptional(schema, "additionalProperties"),
            PatternProperties = ReadPatterns(schemas, context, schema),
            PropertyNames = schemas.ReadOptional(schema, "propertyNames"),
            MinProperties = Keyword.Count(context, schema, "minProperties"),
            MaxProperties = Keyword.Count(context, schema, "maxProperties"),
            DependentRequired = ReadDependentRequired(context, schema),
            DependentSchemas = Keyword.Members(context, schema, "dependentSchemas").Concat(Dependencies(context, schema, lists: false))
                .Select(member => Property(schemas, member)).ToEquatableArray(),
            UnevaluatedProperties = schemas.ReadOptional(schema, "unevaluatedProperties"),
        };
        return rules == ObjectRules.None ? ObjectRules.None : rules;
    }

    private static bool IsReadOnly(ReadingContext context, JsonValue schema) => schema.IsObject && Keyword.Flag(context, schema, "readOnly");

    private static PropertyModel Property(SchemaReader schemas, JsonMember member) => new(member.Name, schemas.Read(member.Value, levels: 2));

    private static EquatableArray<PatternPropertyModel> ReadPatterns(SchemaReader schemas, ReadingContext context, JsonValue schema)
    {
        var patterns = new List<PatternPropertyModel>();
        foreach (var member in Keyword.Members(context, schema, "patternProperties"))
        {
            var rule = schemas.Read(member.Value, levels: 2);
            if (schemas.ReadPattern(member.Name, member.NameSpan) is { } pattern) patterns.Add(new(pattern, rule));
        }

        return patterns.ToEquatableArray();
    }

    private static EquatableArray<DependentRequiredModel> ReadDependentRequired(ReadingContext context, JsonValue schema)
    {
        var dependencies = schema.Find("dependentRequired");
        var older = schema.Find("dependencies");
        return Keyword.Members(context, schema, "dependentRequired").Select(member => Needs(context, dependencies!, member))
            .Concat(Dependencies(context, schema, lists: true).Select(member => Needs(context, older!, member)))
            .ToEquatableArray();
    }

    private static DependentRequiredModel Needs(ReadingContext context, JsonValue owner, JsonMember member) =>
        new(member.Name, Keyword.Texts(context, owner, member.Name));

    /// <summary>The keyword of earlier drafts, of which 2020-12 made two: lists of names and schemas. Who writes it means it.</summary>
    private static IEnumerable<JsonMember> Dependencies(ReadingContext context, JsonValue schema, bool lists)
    {
        var newer = lists ? "dependentRequired" : "dependentSchemas";
        foreach (var member in Keyword.Members(context, schema, "dependencies"))
        {
            if (member.Value.IsArray != lists) continue;
            if (schema.Find(newer)?.Find(member.Name) is null) yield return member;
            else Keyword.Refuse(context, member.Value, "dependencies", $"without the names that {newer} has");
        }
    }
}
