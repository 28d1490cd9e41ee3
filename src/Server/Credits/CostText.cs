using System.Globalization;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Credits;

/// <summary>Says what a call costs, for people.</summary>
internal static class CostText
{
    /// <summary><c>free</c>, <c>0.25</c>, <c>1 per result</c> or <c>1 + 1 per result</c>; <c>?</c> where the document does not say.</summary>
    public static string Of(CreditCost? cost)
    {
        if (cost is null) return "?";
        var perResult = $"{Number(cost.PerResult)} per result";
        if (cost.PerResult == 0) return cost.Base == 0 ? "free" : Number(cost.Base);
        return cost.Base == 0 ? perResult : $"{Number(cost.Base)} + {perResult}";
    }

    private static string Number(decimal credits) => credits.ToString("0.####", CultureInfo.InvariantCulture);
}
