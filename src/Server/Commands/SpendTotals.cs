using LeadMagic.Server.Credits;

namespace LeadMagic.Server.Commands;

/// <summary>What one tool has cost lately.</summary>
/// <param name="Today">Credits since the last midnight here.</param>
/// <param name="Week">Credits of the last 7 times 24 hours.</param>
/// <param name="Month">Credits of the last 30 times 24 hours.</param>
internal sealed record SpendTotals(string Tool, decimal Today, decimal Week, decimal Month)
{
    /// <summary>The totals of each tool, the dearest first.</summary>
    public static IReadOnlyList<SpendTotals> Of(IEnumerable<SpendRecord> records, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var today = time.GetLocalNow().Date;
        return
        [
            .. records.GroupBy(record => record.Tool, StringComparer.Ordinal)
                .Select(calls => new SpendTotals(
                    calls.Key,
                    Sum(calls.Where(call => TimeZoneInfo.ConvertTime(call.Time, time.LocalTimeZone).Date == today)),
                    Sum(calls.Where(call => now - call.Time < TimeSpan.FromDays(7))),
                    Sum(calls.Where(call => now - call.Time < TimeSpan.FromDays(30)))))
                .OrderByDescending(total => total.Month).ThenBy(total => total.Tool, StringComparer.Ordinal),
        ];
    }

    private static decimal Sum(IEnumerable<SpendRecord> calls) => calls.Sum(call => call.Credits ?? 0);
}
