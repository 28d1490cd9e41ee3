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
        if (price.PerResult == 0) return price.Base;
        try
        {
            return Results(price, call.Arguments) is { } results ? price.Base + (price.PerResult * results) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The largest value of the results argument with which a call costs at most this; null where there is none of 1 or more.</summary>
    public static long? ResultsFor(CreditCost? price, decimal credits)
    {
        if (price is not { PerResult: > 0, ResultsArgument: not null }) return null;
        var room = credits - price.Base;
        if (room < price.PerResult) return null;
        return room / long.MaxValue >= price.PerResult ? long.MaxValue : (long)(room / price.PerResult);
    }

    private static decimal? Results(CreditCost price, JsonElement arguments)
    {
        if (price.ResultsArgument is not { } name || arguments.ValueKind != JsonValueKind.Object || !arguments.TryGetProperty(name, out var value)) return price.MaxResults;
        return value.ValueKind switch
        {
            JsonValueKind.Null => price.MaxResults,
            JsonValueKind.Number when value.TryGetDecimal(out var number) => decimal.Ceiling(Math.Max(0, number)),
            _ => null,
        };
    }
}
