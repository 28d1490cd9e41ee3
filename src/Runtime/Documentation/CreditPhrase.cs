using System.Globalization;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Documentation;

/// <summary>Says a price in words.</summary>
internal static class CreditPhrase
{
    /// <summary><c>free</c>, <c>0.25 credit</c>, <c>1 credit per result</c> or <c>1 credit and 1 per result</c>; null where the document does not say.</summary>
    public static string? Of(CreditCost? cost) => cost switch
    {
        null => null,
        { CeilingArgument: not null } => "at most " + Credits(cost.Base),
        { PricedBy: not null, Base: 0 } => $"{Number(cost.Prices.Min(price => price.Credits))} to {Credits(cost.PerResult)} per result",
        { Base: 0, PerResult: 0 } => "free",
        { PerResult: 0 } => Credits(cost.Base),
        { Base: 0 } => Credits(cost.PerResult) + " per result",
        _ => $"{Credits(cost.Base)} and {Number(cost.PerResult)} per result",
    };

    /// <summary>The price with what bounds it and when nothing is charged, as sentences.</summary>
    public static string Explain(CreditCost? cost)
    {
        if (Of(cost) is not { } price) return "The document does not say what a call costs.";
        var text = char.ToUpperInvariant(price[0]) + price[1..] + ".";
        if (cost!.CeilingArgument is { } ceiling) text += $" `{ceiling}` sets a lower limit.";
        if (cost.PerResult != 0) text += Bound(cost);
        if (cost.PricedBy is { } argument) text += $" By `{argument}`: {string.Join(", ", cost.Prices.Select(price => $"{price.Value} {Number(price.Credits)}"))}.";
        if (cost.Confirm) text += " The user is asked before each call.";
        if (cost.FreeWhen is { } reason) text += $" Nothing is charged when {reason}.";
        return text;
    }

    private static string Bound(CreditCost cost)
    {
        var highest = cost.MaxResults is { } max ? $"at most {Number(max)} results, {Credits(cost.Base + (cost.PerResult * max))}" : null;
        return (cost.ResultsArgument, highest) switch
        {
            ({ } argument, { } most) => $" `{argument}` bounds the results; without it {most}.",
            ({ } argument, null) => $" `{argument}` bounds the results.",
            (null, { } most) => $" A call returns {most}.",
            _ => "",
        };
    }

    private static string Credits(decimal count) => Number(count) + (count <= 1 ? " credit" : " credits");

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
