using System.Globalization;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>
/// Writes a tool's input schema in JSON Schema 2020-12. Its root is a plain object: combinators at the root are checked by the
/// emitted rules and said in the description, since clients refuse a tool, or the whole list, for them.
/// </summary>
internal sealed class InputSchemaWriter(bool hasUnevaluated)
{
    private readonly JsonLines _json = new();
    private bool _foundUnevaluated;

    public static IReadOnlyList<string> Write(OperationModel operation)
    {
        var writer = new InputSchemaWriter(hasUnevaluated: false);
        writer.WriteAll(operation);
        if (!writer._foundUnevaluated) return writer._json.Lines;
        var again = new InputSchemaWriter(hasUnevaluated: true);
        again.WriteAll(operation);
        return again._json.Lines;
    }

    /// <summary>The combinators at the root, each as JSON on one line: they are checked but not published.</summary>
    public static IEnumerable<string> WriteRootRules(SchemaModel arguments)
    {
        var writer = new InputSchemaWriter(hasUnevaluated: true);
        writer._json.Object(null, () => writer.WriteCombinators(arguments));
        return JsonReader.Read(string.Concat(writer._json.Lines)).Members.Select(member => $"{JsonText.Quote(member.Name)}:{JsonText.Minify(member.Value)}");
    }

    private void WriteAll(OperationModel operation) => _json.Object(null, () =>
    {
        _json.Text("type", "object");
        WriteObjectRules(operation.Arguments.Object);
        if (operation.Definitions.Count > 0) WriteNamed("$defs", operation.Definitions);
    });

    private void WriteSchema(string? name, SchemaModel schema, bool required)
    {
        if (schema.IsNever) _json.Raw(name, "{ \"not\": {} }");
        else if (schema == SchemaModel.Anything) _json.Raw(name, "{}");
        else _json.Object(name, () => WriteKeywords(schema, required));
    }

    private void WriteKeywords(SchemaModel schema, bool required)
    {
        if (schema.Reference is not null) _json.Text("$ref", "#/$defs/" + schema.Reference);
        WriteTypes(schema.Types, required);
        if (schema.Description is { Length: > 0 } description) _json.Text("description", description.Trim());
        if (schema.Enum is { } values) WriteEnum(values, required || !schema.Types.Has(SchemaTypes.Null));
        if (schema.Const is not null) _json.Raw("const", schema.Const);
        if (schema.Default is not null && (required || schema.Default != "null")) _json.Raw("default", schema.Default);
        if (schema.Format is not null) _json.Text("format", schema.Format);
        if (schema.Pattern is not null) _json.Text("pattern", schema.Pattern.Source);
        WriteBounds(schema);
        WriteArrayRules(schema.Array);
        WriteObjectRules(schema.Object);
        WriteCombinators(schema);
    }

    /// <summary>An optional value that may be null is published without null: leaving it out says the same, and more clients take it.</summary>
    private void WriteTypes(SchemaTypes types, bool required)
    {
        if (!required && types != SchemaTypes.Null) types &= ~SchemaTypes.Null;
        var names = types.Split().Select(type => JsonText.Quote(type.ToString().ToLowerInvariant())).ToList();
        if (names.Count == 1) _json.Raw("type", names[0]);
        else if (names.Count > 1) _json.Raw("type", $"[{string.Join(", ", names)}]");
    }

    private void WriteEnum(EquatableArray<string> values, bool withNull) =>
        _json.Raw("enum", $"[{string.Join(", ", values.Where(value => withNull || value != "null"))}]");

    private void WriteBounds(SchemaModel schema)
    {
        Number("minimum", schema.Number.Minimum);
        Number("maximum", schema.Number.Maximum);
        Number("exclusiveMinimum", schema.Number.ExclusiveMinimum);
        Number("exclusiveMaximum", schema.Number.ExclusiveMaximum);
        Number("multipleOf", schema.Number.MultipleOf);
        Count("minLength", schema.MinLength);
        Count("maxLength", schema.MaxLength);
    }

    private void WriteArrayRules(ArrayRules rules)
    {
        Schemas("prefixItems", rules.PrefixItems);
        Schema("items", rules.Items);
        Schema("contains", rules.Contains);
        Count("minContains", rules.MinContains);
        Count("maxContains", rules.MaxContains);
        Count("minItems", rules.MinItems);
        Count("maxItems", rules.MaxItems);
        if (rules.UniqueItems) _json.Raw("uniqueItems", "true");
        Schema("unevaluatedItems", rules.UnevaluatedItems);
    }

    private void WriteObjectRules(ObjectRules rules)
    {
        if (rules.Properties.Count > 0) WriteNamed("properties", rules.Properties, rules.Required);
        if (rules.Required.Count > 0) _json.Raw("required", Names(rules.Required));
        if (rules.PatternProperties.Count > 0) WriteNamed("patternProperties", rules.PatternProperties.Select(rule => new PropertyModel(rule.Pattern.Source, rule.Schema)).ToEquatableArray());
        if (rules.AdditionalProperties is { } other) Additional(other);
        Schema("propertyNames", rules.PropertyNames);
        Count("minProperties", rules.MinProperties);
        Count("maxProperties", rules.MaxProperties);
        if (rules.DependentRequired.Count > 0) _json.Object("dependentRequired", () => { foreach (var rule in rules.DependentRequired) _json.Raw(rule.Name, Names(rule.Needed)); });
        if (rules.DependentSchemas.Count > 0) WriteNamed("dependentSchemas", rules.DependentSchemas);
        Schema("unevaluatedProperties", rules.UnevaluatedProperties);
        _foundUnevaluated |= rules.UnevaluatedProperties is not null;
    }

    private void WriteCombinators(SchemaModel schema)
    {
        Schemas("allOf", schema.AllOf);
        Schemas("anyOf", schema.AnyOf);
        Schemas("oneOf", schema.OneOf);
        Schema("not", schema.Not);
        Schema("if", schema.If);
        Schema("then", schema.Then);
        Schema("else", schema.Else);
    }

    /// <summary>Other properties may be there anyway, so it need not be said that they may; unless it makes them count as evaluated.</summary>
    private void Additional(SchemaModel schema)
    {
        if (schema.IsNever) _json.Raw("additionalProperties", "false");
        else if (schema != SchemaModel.Anything || hasUnevaluated) WriteSchema("additionalProperties", schema, required: true);
    }

    private void WriteNamed(string name, EquatableArray<PropertyModel> schemas, EquatableArray<string>? required = null) => _json.Object(name, () =>
    {
        var names = required is null ? null : new HashSet<string>(required.Value, StringComparer.Ordinal);
        foreach (var property in schemas) WriteSchema(property.Name, property.Schema, names is null || names.Contains(property.Name));
    });

    private void Schema(string name, SchemaModel? schema)
    {
        if (schema is not null) WriteSchema(name, schema, required: true);
    }

    private void Schemas(string name, EquatableArray<SchemaModel> schemas)
    {
        if (schemas.Count > 0) _json.Array(name, () => { foreach (var schema in schemas) WriteSchema(null, schema, required: true); });
    }

    private void Number(string name, string? text)
    {
        if (text is not null) _json.Raw(name, text);
    }

    private void Count(string name, int? count)
    {
        if (count is { } number) _json.Raw(name, number.ToString(CultureInfo.InvariantCulture));
    }

    private static string Names(EquatableArray<string> names) => $"[{string.Join(", ", names.Select(JsonText.Quote))}]";
}
