using System.Globalization;
using LeadMagic.Stress.Tests.Fuzzing.Making;

namespace LeadMagic.Stress.Tests.Soak;

/// <summary>One call of the soak. Its number decides all about it, so that a run can be made again.</summary>
/// <param name="Credits">What the API charges if it answers.</param>
internal sealed record PlannedCall(int Number, CallKind Kind, string Tool, string Arguments, decimal Credits)
{
    /// <summary>Of 10,000 calls; the rest is found.</summary>
    private static readonly (CallKind Kind, int Share)[] Shares =
    [
        (CallKind.Missed, 600), (CallKind.Large, 50), (CallKind.Slow, 300), (CallKind.Limited, 100), (CallKind.Unavailable, 100), (CallKind.Reset, 100), (CallKind.Cut, 100),
        (CallKind.Silent, 4), (CallKind.Broken, 50), (CallKind.Rejected, 100), (CallKind.Wrong, 200), (CallKind.Cancelled, 100),
    ];

    private const string Marker = "{0}.{1}.example";

    public static PlannedCall Of(int number)
    {
        var chance = new Chance(number);
        var kind = KindOf(chance.Below(10_000));
        var domain = string.Format(CultureInfo.InvariantCulture, Marker, number, kind);
        var (tool, arguments, credits) = kind switch
        {
            CallKind.Cancelled => ("preview_cost", $"{{\"items\":[{{\"product\":\"{domain}\"}}]}}", 0m),
            CallKind.Large => ("search_google_ads", $"{{\"company_domain\":\"{domain}\",\"limit\":5}}", 5m),
            CallKind.Wrong => ("find_email", $"{{\"domain\":\"{domain}\",\"limit\":1}}", 0m),
            _ => Usual(chance.Below(4), domain),
        };
        return new PlannedCall(number, kind, tool, arguments, credits);
    }

    /// <summary>Credits that the answer says were charged.</summary>
    public decimal Charged => Kind is CallKind.Found or CallKind.Large or CallKind.Slow or CallKind.Limited or CallKind.Unavailable ? Credits : 0;

    /// <summary>Credits that the server has to count: what was charged, and the most that a call with an uncertain end can have cost.</summary>
    public decimal Counted => Kind is CallKind.Reset or CallKind.Cut or CallKind.Silent or CallKind.Broken ? Credits : Charged;

    /// <summary>How often the API is to see it; -1 where that is left to chance.</summary>
    public int Requests => Kind switch { CallKind.Limited or CallKind.Unavailable => 2, CallKind.Wrong => 0, CallKind.Cancelled => -1, _ => 1 };

    private static (string Tool, string Arguments, decimal Credits) Usual(int which, string domain) => which switch
    {
        0 => ("find_email", $"{{\"full_name\":\"Jane Doe\",\"domain\":\"{domain}\"}}", 1m),
        1 => ("validate_email", $"{{\"email\":\"jane@{domain}\"}}", 0.25m),
        2 => ("search_company", $"{{\"company_domain\":\"{domain}\"}}", 1m),
        _ => ("find_employees", $"{{\"company_domain\":\"{domain}\",\"limit\":3}}", 0.15m),
    };

    private static CallKind KindOf(int lot)
    {
        foreach (var (kind, share) in Shares)
        {
            if (lot < share) return kind;
            lot -= share;
        }

        return CallKind.Found;
    }
}
