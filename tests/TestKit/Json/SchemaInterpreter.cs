using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.TestKit.Json;

/// <summary>Calls the checker as the generator's output would, straight from a schema. For tests only: it allocates freely.</summary>
public sealed class SchemaInterpreter(SchemaDocument document, bool assertFormats)
{
    /// <summary>The calls that a whole schema makes.</summary>
    public static SchemaRule RuleOf(JsonElement schema, bool assertFormats) => RuleOf(new SchemaDocument(schema), schema, assertFormats);

    /// <summary>The calls that a schema inside a document makes; its references count from the document's root.</summary>
    public static SchemaRule RuleOf(SchemaDocument document, JsonElement schema, bool assertFormats) =>
        new SchemaInterpreter(document, assertFormats).Rule(schema, SchemaDocument.Base);

    private SchemaRule Rule(JsonElement schema, Uri outer) => RuleInside(schema, SchemaDocument.BaseOf(schema, outer));

    private SchemaRule RuleInside(JsonElement schema, Uri inner) => (ref SchemaChecker value) => Apply(schema, inner, ref value);

    private SchemaRule[] Rules(JsonElement schemas, Uri outer) => schemas.EnumerateArray().Select(schema => Rule(schema, outer)).ToArray();

    private void Apply(JsonElement schema, Uri inner, ref SchemaChecker value)
    {
        if (schema.ValueKind == JsonValueKind.False) value.Refuse();
        if (schema.ValueKind != JsonValueKind.Object) return;
        if (Has(schema, "unevaluatedProperties") || Has(schema, "unevaluatedItems")) value.TrackEvaluated();
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var (target, targetBase) = document.Resolve(reference.GetString()!, inner);
            value.Ref(RuleInside(target, targetBase));
        }

        ApplyScalars(schema, ref value);
        ApplyStrings(schema, ref value);
        ApplyObject(schema, inner, ref value);
        ApplyArray(schema, inner, ref value);
        ApplyCombinations(schema, inner, ref value);
        if (schema.TryGetProperty("unevaluatedItems", out var items)) value.UnevaluatedItems(Rule(items, inner));
        if (schema.TryGetProperty("unevaluatedProperties", out var properties)) value.UnevaluatedProperties(Rule(properties, inner));
    }

    private static void ApplyScalars(JsonElement schema, ref SchemaChecker value)
    {
        if (schema.TryGetProperty("type", out var type)) value.Type(Types(type));
        if (schema.TryGetProperty("const", out var constant)) value.Const(constant);
        if (schema.TryGetProperty("enum", out var values))
        {
            if (values.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)) value.Enum(Strings(values));
            else value.Enum(values);
        }

        if (schema.TryGetProperty("multipleOf", out var divisor)) value.MultipleOf(divisor.GetRawText());
        if (schema.TryGetProperty("minimum", out var minimum)) value.Minimum(minimum.GetRawText());
        if (schema.TryGetProperty("maximum", out var maximum)) value.Maximum(maximum.GetRawText());
        if (schema.TryGetProperty("exclusiveMinimum", out var above)) value.ExclusiveMinimum(above.GetRawText());
        if (schema.TryGetProperty("exclusiveMaximum", out var below)) value.ExclusiveMaximum(below.GetRawText());
    }

    private void ApplyStrings(JsonElement schema, ref SchemaChecker value)
    {
        if (schema.TryGetProperty("minLength", out var min)) value.MinLength(Count(min));
        if (schema.TryGetProperty("maxLength", out var max)) value.MaxLength(Count(max));
        if (schema.TryGetProperty("pattern", out var pattern)) value.Pattern(EcmaPattern.Translate(pattern.GetString()!));
        if (assertFormats && schema.TryGetProperty("format", out var format) && FormatNames.Find(format.GetString()!) is { } known) value.Format(known);
    }

    private void ApplyObject(JsonElement schema, Uri inner, ref SchemaChecker value)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in Strings(required)) value.Required(name);
        }

        var known = ApplyProperties(schema, inner, ref value);
        var patterns = ApplyPatterns(schema, inner, ref value);
        if (schema.TryGetProperty("additionalProperties", out var others))
        {
            if (others.ValueKind == JsonValueKind.False && patterns.Length == 0) value.NoOtherProperties(known);
            else if (others.ValueKind == JsonValueKind.False) value.NoOtherProperties(known, patterns);
            else value.OtherProperties(Rule(others, inner), known, patterns);
        }

        if (schema.TryGetProperty("propertyNames", out var names)) value.PropertyNames(Rule(names, inner));
        if (schema.TryGetProperty("minProperties", out var min)) value.MinProperties(Count(min));
        if (schema.TryGetProperty("maxProperties", out var max)) value.MaxProperties(Count(max));
        if (schema.TryGetProperty("dependentRequired", out var dependent))
        {
            foreach (var member in dependent.EnumerateObject()) value.DependentRequired(member.Name, Strings(member.Value));
        }

        if (!schema.TryGetProperty("dependentSchemas", out var schemas)) return;
        foreach (var member in schemas.EnumerateObject()) value.DependentSchema(member.Name, Rule(member.Value, inner));
    }

    private string[] ApplyProperties(JsonElement schema, Uri inner, ref SchemaChecker value)
    {
        if (!schema.TryGetProperty("properties", out var properties)) return [];
        foreach (var member in properties.EnumerateObject()) value.Property(member.Name, Rule(member.Value, inner));
        return properties.EnumerateObject().Select(member => member.Name).ToArray();
    }

    private SchemaPattern[] ApplyPatterns(JsonElement schema, Uri inner, ref SchemaChecker value)
    {
        if (!schema.TryGetProperty("patternProperties", out var properties)) return [];
        var patterns = new List<SchemaPattern>();
        foreach (var member in properties.EnumerateObject())
        {
            patterns.Add(EcmaPattern.Translate(member.Name));
            value.PatternProperty(patterns[^1], Rule(member.Value, inner));
        }

        return patterns.ToArray();
    }

    private void ApplyArray(JsonElement schema, Uri inner, ref SchemaChecker value)
    {
        var from = 0;
        if (schema.TryGetProperty("prefixItems", out var prefix))
        {
            from = prefix.GetArrayLength();
            value.PrefixItems(Rules(prefix, inner));
        }

        if (schema.TryGetProperty("items", out var items)) value.Items(Rule(items, inner), from);
        if (schema.TryGetProperty("minItems", out var minItems)) value.MinItems(Count(minItems));
        if (schema.TryGetProperty("maxItems", out var maxItems)) value.MaxItems(Count(maxItems));
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean()) value.UniqueItems();
        if (!schema.TryGetProperty("contains", out var contained)) return;
        var min = schema.TryGetProperty("minContains", out var least) ? Count(least) : 1;
        value.Contains(Rule(contained, inner), min, schema.TryGetProperty("maxContains", out var most) ? Count(most) : null);
    }

    private void ApplyCombinations(JsonElement schema, Uri inner, ref SchemaChecker value)
    {
        if (schema.TryGetProperty("allOf", out var all)) value.AllOf(Rules(all, inner));
        if (schema.TryGetProperty("anyOf", out var any)) value.AnyOf(Rules(any, inner));
        if (schema.TryGetProperty("oneOf", out var one)) value.OneOf(Rules(one, inner));
        if (schema.TryGetProperty("not", out var not)) value.Not(Rule(not, inner));
        if (!schema.TryGetProperty("if", out var condition)) return;
        SchemaRule? then = schema.TryGetProperty("then", out var consequence) ? Rule(consequence, inner) : null;
        SchemaRule? otherwise = schema.TryGetProperty("else", out var alternative) ? Rule(alternative, inner) : null;
        value.If(Rule(condition, inner), then, otherwise);
    }

    private static bool Has(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out _);

    private static int Count(JsonElement value) => (int)value.GetDecimal();

    private static string[] Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!).ToArray();

    private static JsonTypes Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Aggregate(JsonTypes.None, (types, item) => types | Types(item))
            : Enum.Parse<JsonTypes>(type.GetString()!, ignoreCase: true);
}
