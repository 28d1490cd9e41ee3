using System.Globalization;
using LeadMagic.Server.Credits;

namespace LeadMagic.Server.Commands;

/// <summary>Prints records and totals of spent credits, for people or for programs.</summary>
internal static class SpendPage
{
    public static void WriteTables(TextWriter output, IEnumerable<SpendRecord> calls, IReadOnlyList<SpendTotals> totals, TimeZoneInfo zone, int? width = null)
    {
        TextTable.Write(output, ["Time", "Tool", "Credits", "Remaining", "Note"], calls.Select(call => Row(call, zone)), width);
        output.WriteLine();
        var all = new SpendTotals("all", totals.Sum(total => total.Today), totals.Sum(total => total.Week), totals.Sum(total => total.Month));
        TextTable.Write(output, ["Credits", "Today", "7 days", "30 days"], totals.Append(all).Select(total => new[] { total.Tool, Number(total.Today), Number(total.Week), Number(total.Month) }));
    }

    public static void WriteJson(TextWriter output, IEnumerable<SpendRecord> calls, IReadOnlyList<SpendTotals> totals) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("calls");
        foreach (var call in calls) call.WriteTo(json);
        json.WriteEndArray();
        json.WriteStartArray("totals");
        foreach (var total in totals)
        {
            json.WriteStartObject();
            json.WriteString("tool", total.Tool);
            json.WriteNumber("today", total.Today);
            json.WriteNumber("days7", total.Week);
            json.WriteNumber("days30", total.Month);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string[] Row(SpendRecord call, TimeZoneInfo zone) =>
    [
        TimeZoneInfo.ConvertTime(call.Time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        call.Tool,
        call.Credits is { } credits ? Number(credits) : "?",
        call.Remaining is { } remaining ? Number(remaining) : "",
        call.IsCached ? "from memory" : call.IsUncertain ? "may have been charged" : "",
    ];

    private static string Number(decimal credits) => credits.ToString("0.####", CultureInfo.InvariantCulture);
}
