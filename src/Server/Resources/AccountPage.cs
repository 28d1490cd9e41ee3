using System.Globalization;
using System.Text;

namespace LeadMagic.Server.Resources;

/// <summary>The account in Markdown: what is left, what was spent, which limits there are.</summary>
internal static class AccountPage
{
    private const string Unknown = "not known yet";

    public static async ValueTask<string> WriteAsync(IAccountFacts facts, bool isDemo, CancellationToken cancellationToken)
    {
        var balance = await facts.ReadBalanceAsync(cancellationToken);
        var page = new StringBuilder(isDemo ? "# Account (demo: invented numbers)\n" : "# Account\n");
        page.Append(CultureInfo.InvariantCulture, $"- Balance: {Balance(balance)}\n");
        page.Append(CultureInfo.InvariantCulture, $"- Spent since this server started: {(facts.Spent is { } spent ? Number(spent) + " credits" : Unknown)}\n");
        page.Append("- Limits:");
        if (facts.Limits.Count == 0) page.Append(' ').Append(Unknown);
        foreach (var limit in facts.Limits) page.Append("\n  - ").Append(limit);
        return page.Append('\n').ToString();
    }

    private static string Balance(Balance balance)
    {
        var time = balance.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return balance.Credits is { } credits ? $"{credits} credits at {time}" : $"not known: {balance.Problem} (asked at {time}, at most once a minute)";
    }

    private static string Number(decimal credits) => credits.ToString("0.####", CultureInfo.InvariantCulture);
}
