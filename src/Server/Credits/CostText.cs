using System.Globalization;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Credits;

/// <summary>Says what a call costs, for people.</summary>
internal static class CostText
{
    /// <summary>
    /// <c>free</c>, <c>0.25</c>, <c>up to 16</c>, <c>1 per result</c>, <c>0.25 to 5 per result</c> or <c>1 + 1 per result</c>; <c>?</c> where the
    /// document does not say.
    /// </summary>
    public static string Of(CreditCost? cost)
    {
        if (cost is null) return "?";
        if (cost.CeilingArgument is not null) return "up to " + Number(cost.Base);
        var lowest = cost.Prices.IsEmpty ? "" : $"{Number(cost.Prices.Min(price => price.Credits))} to ";
        var perResult = $"{lowest}{Number(cost.PerResult)} per result";
        if (cost.PerResult == 0) return cost.Base == 0 ? "free" : Number(cost.Base);
        return cost.Base == 0 ? perResult : $"{Number(cost.Base)} + {perResult}";
    }

    private static string Number(decimal credits) => credits.ToString("0.####", CultureInfo.InvariantCulture);
}
