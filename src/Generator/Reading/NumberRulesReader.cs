using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads the keywords for numbers; in OpenAPI 3.0 an exclusive bound is a flag beside the bound.</summary>
internal static class NumberRulesReader
{
    public static NumberRules Read(ReadingContext context, JsonValue schema)
    {
        var rules = new NumberRules
        {
            MultipleOf = ReadMultipleOf(context, schema),
            Minimum = Keyword.Number(context, schema, "minimum"),
            Maximum = Keyword.Number(context, schema, "maximum"),
        };
        if (context.Is30)
        {
            if (Keyword.Flag(context, schema, "exclusiveMinimum")) rules = rules with { Minimum = null, ExclusiveMinimum = rules.Minimum };
            if (Keyword.Flag(context, schema, "exclusiveMaximum")) rules = rules with { Maximum = null, ExclusiveMaximum = rules.Maximum };
            return Shared(rules);
        }

        return Shared(rules with
        {
            ExclusiveMinimum = Keyword.Number(context, schema, "exclusiveMinimum"),
            ExclusiveMaximum = Keyword.Number(context, schema, "exclusiveMaximum"),
        });
    }

    private static string? ReadMultipleOf(ReadingContext context, JsonValue schema)
    {
        var divisor = Keyword.Number(context, schema, "multipleOf");
        if (divisor is null || (divisor[0] != '-' && divisor.TakeWhile(c => c is not ('e' or 'E')).Any(c => c is >= '1' and <= '9'))) return divisor;
        Keyword.Refuse(context, schema.Find("multipleOf")!, "multipleOf", "greater than zero");
        return null;
    }

    private static NumberRules Shared(NumberRules rules) => rules == NumberRules.None ? NumberRules.None : rules;
}
