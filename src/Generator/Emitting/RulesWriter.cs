using System.Globalization;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>
/// Writes the rules of a schema as calls on the runtime's checker, one call for a keyword, nested as the schema is. Definitions
/// and what is nested deeply become methods of their own.
/// </summary>
internal sealed class RulesWriter(CodeWriter code, KnownValues known)
{
    private const int MaxNesting = 6;

    private readonly Queue<(string Name, SchemaModel Schema)> _methods = new();
    private int _nested;
    private int _depth;

    /// <summary>Writes the tool's <c>Check</c> method and every method that it needs.</summary>
    public void Write(OperationModel operation)
    {
        foreach (var definition in operation.Definitions) _methods.Enqueue(("Check" + definition.Name, definition.Schema));
        WriteMethod("protected override void Check", operation.Arguments);
        while (_methods.Count > 0)
        {
            var (name, schema) = _methods.Dequeue();
            code.Line();
            WriteMethod("private static void " + name, schema);
        }
    }

    private void WriteMethod(string head, SchemaModel schema)
    {
        _depth = 0;
        code.Open($"{head}(ref {Runtime.Arguments}SchemaChecker value)");
        WriteRules(schema);
        code.Close();
    }

    private void WriteRules(SchemaModel schema)
    {
        if (schema.IsSecret) Call("Secret");
        if (schema.Object.UnevaluatedProperties is not null || schema.Array.UnevaluatedItems is not null) Call("TrackEvaluated");
        if (schema.IsNever) Call("Refuse");
        if (schema.Reference is not null) Call("Ref", "Check" + schema.Reference);
        WriteValueRules(schema);
        WriteArrayRules(schema.Array);
        WriteObjectRules(schema.Object);
        WriteCombinators(schema);
        Rule("UnevaluatedItems", schema.Array.UnevaluatedItems);
        Rule("UnevaluatedProperties", schema.Object.UnevaluatedProperties);
    }

    private void WriteValueRules(SchemaModel schema)
    {
        if (schema.Types != SchemaTypes.None) Call("Type", TypesOf(schema.Types));
        if (schema.Enum is { } values) Call("Enum", EnumOf(values));
        if (schema.Const is not null) Call("Const", known.Json(schema.Const));
        Number("Minimum", schema.Number.Minimum);
        Number("Maximum", schema.Number.Maximum);
        Number("ExclusiveMinimum", schema.Number.ExclusiveMinimum);
        Number("ExclusiveMaximum", schema.Number.ExclusiveMaximum);
        Number("MultipleOf", schema.Number.MultipleOf);
        Count("MinLength", schema.MinLength);
        Count("MaxLength", schema.MaxLength);
        if (schema.Pattern is not null) Call("Pattern", known.Pattern(schema.Pattern));
        if (schema.IsAnswerField) Call("AnswerField", "AnswerFields");
        if (Formats.Find(schema.Format) is { } format) Call("Format", $"{Runtime.Arguments}StringFormat.{format}");
    }

    private void WriteArrayRules(ArrayRules rules)
    {
        Count("MinItems", rules.MinItems);
        Count("MaxItems", rules.MaxItems);
        if (rules.UniqueItems) Call("UniqueItems");
        Rules("PrefixItems", rules.PrefixItems);
        if (rules.Items is { } items) Call("Items", items, rules.PrefixItems.Count == 0 ? "" : $", from: {Text(rules.PrefixItems.Count)}");
        if (rules.Contains is { } contains)
        {
            var bounds = (rules.MinContains is { } min ? $", min: {Text(min)}" : "") + (rules.MaxContains is { } max ? $", max: {Text(max)}" : "");
            Call("Contains", contains, bounds);
        }
    }

    private void WriteObjectRules(ObjectRules rules)
    {
        foreach (var name in rules.Required) Call("Required", Literal.Text(name));
        Count("MinProperties", rules.MinProperties);
        Count("MaxProperties", rules.MaxProperties);
        foreach (var property in rules.Properties) Call("Property", property.Schema, "", Literal.Text(property.Name) + ", ");
        foreach (var rule in rules.PatternProperties) Call("PatternProperty", rule.Schema, "", known.Pattern(rule.Pattern) + ", ");
        if (rules.AdditionalProperties is { } other) WriteOtherProperties(rules, other);
        Rule("PropertyNames", rules.PropertyNames);
        foreach (var rule in rules.DependentRequired)
        {
            if (rule.Needed.Count > 0) Call("DependentRequired", $"{Literal.Text(rule.Name)}, {Literal.List(rule.Needed)}");
        }

        foreach (var rule in rules.DependentSchemas) Call("DependentSchema", rule.Schema, "", Literal.Text(rule.Name) + ", ");
    }

    private void WriteOtherProperties(ObjectRules rules, SchemaModel other)
    {
        var names = rules.Properties.Select(property => property.Name).ToList();
        var patterns = rules.PatternProperties.Select(rule => known.Pattern(rule.Pattern)).ToList();
        if (other.IsNever && patterns.Count == 0) Call("NoOtherProperties", Literal.List(names));
        else Call("OtherProperties", other, $", [{Literal.List(names)}], [{string.Join(", ", patterns)}]");
    }

    private void WriteCombinators(SchemaModel schema)
    {
        Rules("AllOf", schema.AllOf);
        Rules("AnyOf", schema.AnyOf, schema.OneOf.Count == 0 ? schema.Discriminator : null);
        Rules("OneOf", schema.OneOf, schema.Discriminator);
        Rule("Not", schema.Not);

        // An "if" alone judges nothing, but what it matches counts as evaluated.
        if (schema.If is null) return;
        Rules("If", new[] { schema.If, schema.Then ?? SchemaModel.Anything, schema.Else ?? SchemaModel.Anything }.ToEquatableArray());
    }

    private void Call(string keyword, string arguments = "") => code.Line($"value.{keyword}({arguments});");

    private void Rule(string keyword, SchemaModel? schema)
    {
        if (schema is not null) Call(keyword, schema, "");
    }

    private void Call(string keyword, SchemaModel schema, string after, string before = "") => WriteRule($"value.{keyword}({before}", schema, $"{after});");

    private void Rules(string keyword, EquatableArray<SchemaModel> schemas, DiscriminatorModel? discriminator = null)
    {
        if (schemas.Count == 0) return;
        code.Line($"value.{keyword}(");
        code.Indented(() =>
        {
            for (var i = 0; i < schemas.Count; i++)
            {
                var after = i + 1 < schemas.Count ? "," : ");";
                if (discriminator?.Values[i] is { Count: > 0 } names) WriteNamed(discriminator.Property, names, schemas[i], after);
                else WriteRule("", schemas[i], after);
            }
        });
    }

    /// <summary>Writes an alternative that a discriminator names.</summary>
    private void WriteNamed(string property, EquatableArray<string> names, SchemaModel schema, string after)
    {
        code.Open("static (ref value) =>");
        Call("Discriminator", Literal.List([property, .. names]));
        WriteRule("value.Ref(", schema, ");");
        code.Close("}" + after);
    }

    /// <summary>Writes one rule as an argument: a method's name, or a lambda, on one line where it has one call.</summary>
    private void WriteRule(string before, SchemaModel schema, string after)
    {
        if (schema.Reference is not null && schema with { Reference = null, Title = null, Description = null } == SchemaModel.Anything)
        {
            code.Line($"{before}Check{schema.Reference}{after}");
            return;
        }

        if (_depth >= MaxNesting)
        {
            // No definition's name has an underscore.
            var name = "CheckNested_" + Text(++_nested);
            _methods.Enqueue((name, schema));
            code.Line($"{before}{name}{after}");
            return;
        }

        _depth++;
        code.Open($"{before}static (ref value) =>");
        WriteRules(schema);
        code.Close("}" + after);
        _depth--;
    }

    private string EnumOf(EquatableArray<string> values)
    {
        var parsed = values.Select(JsonReader.Read).ToList();
        return values.Count > 0 && parsed.All(value => value.IsString)
            ? Literal.List(parsed.Select(value => value.Text))
            : known.Json($"[{string.Join(",", values)}]");
    }

    private void Number(string keyword, string? text)
    {
        if (text is not null) Call(keyword, Literal.Text(text));
    }

    private void Count(string keyword, int? count)
    {
        if (count is { } number) Call(keyword, Text(number));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string TypesOf(SchemaTypes types) => string.Join(" | ", types.Split().Select(type => $"{Runtime.Arguments}JsonTypes.{type}"));
}
