using System.Globalization;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>The bounds of numbers, lengths and counts.</summary>
internal static class ExampleBounds
{
    public static ExampleFault? Find(SchemaModel schema, JsonValue value) => value.Kind switch
    {
        JsonKind.Number => FindInNumber(schema.Number, value),
        JsonKind.String when schema.MinLength is not null || schema.MaxLength is not null =>
            FindInCount(value, "characters", Characters(value.Text), schema.MinLength, schema.MaxLength),
        JsonKind.Array => FindInCount(value, "items", value.Items.Count, schema.Array.MinItems, schema.Array.MaxItems),
        JsonKind.Object => FindInCount(value, "properties", value.Members.Count, schema.Object.MinProperties, schema.Object.MaxProperties),
        _ => null,
    };

    private static ExampleFault? FindInNumber(NumberRules rules, JsonValue value)
    {
        if (ExampleValues.Number(value.Text) is not { } number) return null;
        if (ExampleValues.Number(rules.Minimum) is { } minimum && number < minimum) return Fault("below the minimum", rules.Minimum);
        if (ExampleValues.Number(rules.Maximum) is { } maximum && number > maximum) return Fault("above the maximum", rules.Maximum);
        if (ExampleValues.Number(rules.ExclusiveMinimum) is { } above && number <= above) return Fault("not above", rules.ExclusiveMinimum);
        return ExampleValues.Number(rules.ExclusiveMaximum) is { } below && number >= below ? Fault("not below", rules.ExclusiveMaximum) : null;

        ExampleFault Fault(string how, string? bound) => new(value, $"{value.Text} is {how} {bound}");
    }

    private static ExampleFault? FindInCount(JsonValue value, string what, int count, int? min, int? max)
    {
        var bound = count < min ? $"at least {Text(min.Value)}" : count > max ? $"at most {Text(max.Value)}" : null;
        return bound is null ? null : new(value, $"it has {Text(count)} {what} where {bound} are allowed");
    }

    private static int Characters(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
