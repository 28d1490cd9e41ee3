using System.Text.Json;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Reckons the most that a call can cost, from <c>x-credits</c> and its arguments.</summary>
public static class WorstCase
{
    /// <summary>Null where the document states no price, or nothing bounds the results.</summary>
    public static decimal? Of(ApiCall call)
    {
        if (call.Tool.Credits is not { } price) return null;
        var perResult = PerResult(price, call.Arguments);
        if (perResult == 0) return price.Base;
        try
        {
            return Results(price, call.Arguments) is { } results ? price.Base + (perResult * results) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// The largest value of the results argument with which a call costs at most this; null where there is none of 1 or more, and where the
    /// price of a result depends on the call.
    /// </summary>
    public static long? ResultsFor(CreditCost? price, decimal credits)
    {
        if (price is not { PerResult: > 0, ResultsArgument: not null, PricedBy: null }) return null;
        var room = credits - price.Base;
        if (room < price.PerResult) return null;
        return room / long.MaxValue >= price.PerResult ? long.MaxValue : (long)(room / price.PerResult);
    }

    private static decimal PerResult(CreditCost price, JsonElement arguments)
    {
        if (price.PricedBy is not { } name || arguments.ValueKind != JsonValueKind.Object || !arguments.TryGetProperty(name, out var value)) return price.PerResult;
        foreach (var (text, credits) in price.Prices)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(text)) return credits;
        }

        return price.PerResult;
    }

    private static decimal? Results(CreditCost price, JsonElement arguments)
    {
        if (price.ResultsArgument is not { } name || arguments.ValueKind != JsonValueKind.Object || !arguments.TryGetProperty(name, out var value)) return price.MaxResults;
        return value.ValueKind switch
        {
            JsonValueKind.Null => price.MaxResults,
            JsonValueKind.Array => value.GetArrayLength(),
            JsonValueKind.Number when value.TryGetDecimal(out var number) => decimal.Ceiling(Math.Max(0, number)),
            _ => null,
        };
    }
}
