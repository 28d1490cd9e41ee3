using System.CommandLine;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;

namespace LeadMagic.Server.Commands;

/// <summary>Prints what the last calls of this user's servers cost, and the totals of each tool.</summary>
internal static class SpendCommand
{
    private const int DefaultLast = 20;

    public static Command Create()
    {
        var last = new Option<int>("--last") { Description = "How many calls to list.", DefaultValueFactory = _ => DefaultLast };
        var json = new Option<bool>("--json") { Description = "Print calls and totals as JSON." };
        var command = new Command("spend", "Show what the last calls cost, and the totals of today, 7 and 30 days.") { last, json };
        command.SetAction((result, _) => RunAsync(Console.Out, StateFolder.OfThisUser(), TimeProvider.System, result.GetValue(last), result.GetValue(json)));
        return command;
    }

    /// <param name="folder">Where the record is; null where there is no place for one.</param>
    /// <exception cref="SettingsException">The record cannot be read.</exception>
    internal static async Task<int> RunAsync(TextWriter output, string? folder, TimeProvider time, int last, bool asJson)
    {
        var records = folder is null ? [] : await ReadAsync(new SpendFile(folder, time));
        var totals = SpendTotals.Of(records, time);
        if (asJson) SpendPage.WriteJson(output, records.TakeLast(last), totals);
        else if (records.Count == 0) output.WriteLine($"No call is on record. Calls that can cost credits are, unless {SpendingSettings.RecordName}=false.");
        else SpendPage.WriteTables(output, records.TakeLast(last), totals, time.LocalTimeZone, Screen.OutputWidth);
        return 0;
    }

    private static async Task<IReadOnlyList<SpendRecord>> ReadAsync(SpendFile file)
    {
        try
        {
            return await file.ReadAsync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The record of spent credits cannot be read ({FileFault.Reason(fault)}). See that this user may read the state folder (docs/commands.md).");
        }
    }
}
