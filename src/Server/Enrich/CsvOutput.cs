using System.Globalization;
using CsvHelper;
using LeadMagic.Server.Install;

namespace LeadMagic.Server.Enrich;

/// <summary>Writes the rows of the input as they came, and behind each what was found out: always a whole table, put in place at once.</summary>
internal sealed class CsvOutput(CsvInput input, IEnumerable<string> schemaPaths, string prefix, bool isSafe, ResultChoice? choice = null)
{
    private static readonly string[] OwnColumns = ["leadmagic_status", "leadmagic_credits", "leadmagic_error"];

    /// <param name="outcomes">What came of each row, in their order.</param>
    public void Write(string path, IReadOnlyList<RowOutcome> outcomes)
    {
        var paths = Paths(outcomes);
        using var table = new MemoryStream();
        using var writer = CsvWriter.Create(table, new CsvWriterOptions { Separator = input.Separator, NewLine = input.NewLine }, leaveOpen: true);

        // Excel takes a file without the mark for one in the code page of Windows.
        if (input.HasByteOrderMark || input.Encoding is not null || isSafe) table.Write("\uFEFF"u8);
        Append(table, writer, input.Head, Head(paths));
        for (var i = 0; i < outcomes.Count; i++) Append(table, writer, input.Rows[i], Cells(outcomes[i], paths));
        SafeFile.Write(path, table.ToArray(), SafeFile.OwnerOnly);
    }

    private void Append(MemoryStream table, CsvWriter writer, CsvRow row, IEnumerable<string> cells)
    {
        table.Write(row.Raw.Span);
        for (var i = row.Cells.Count; i <= input.Columns.Count; i++) table.WriteByte((byte)input.Separator); // a short row is filled up
        foreach (var cell in cells) writer.WriteField(cell);
        writer.EndRecord();
        writer.Flush();
    }

    /// <summary>The columns of the schema, and whatever else the answers have: nothing that was paid for is left out but by the user's choice.</summary>
    private List<string> Paths(IReadOnlyList<RowOutcome> outcomes)
    {
        var paths = schemaPaths.Distinct(StringComparer.Ordinal).ToList();
        var known = paths.ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in outcomes)
        {
            if (outcome.Answer is { } answer) paths.AddRange(ResultColumns.CellsOf(answer, isSafe).Keys.Where(known.Add));
        }

        return choice is null ? paths : paths.FindAll(choice.Includes);
    }

    /// <summary>A name that the input has already gets a number behind it.</summary>
    private IEnumerable<string> Head(List<string> paths)
    {
        var taken = input.Columns.ToHashSet(StringComparer.Ordinal);
        foreach (var name in paths.Select(path => prefix + path).Concat(OwnColumns))
        {
            var unique = name;
            for (var i = 2; !taken.Add(unique); i++) unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
            yield return unique;
        }
    }

    private IEnumerable<string> Cells(RowOutcome outcome, List<string> paths)
    {
        var cells = outcome.Answer is { } answer ? ResultColumns.CellsOf(answer, isSafe) : [];
        return
        [
            .. paths.Select(path => cells.GetValueOrDefault(path) ?? ""),
            NameOf(outcome.Status),
            outcome.Credits.ToString("0.####", CultureInfo.InvariantCulture),
            outcome.Error ?? "",
        ];
    }

    private static string NameOf(RowStatus status) => status switch
    {
        RowStatus.Found => "found",
        RowStatus.NotFound => "not_found",
        RowStatus.Failed => "failed",
        RowStatus.NoInput => "no_input",
        RowStatus.Refused => "refused",
        _ => "skipped",
    };
}
