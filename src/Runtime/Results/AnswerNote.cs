using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Results;

/// <summary>What a result does not show of an answer.</summary>
/// <param name="Omitted">The paths that the default view leaves out.</param>
/// <param name="Cuts">What was cut for want of room.</param>
internal sealed record LeftOut(IReadOnlyList<string> Omitted, IReadOnlyList<AnswerCutting> Cuts)
{
    /// <summary>How many bytes are shown of a text that is no JSON; null for JSON.</summary>
    public int? ShownText { get; init; }
}

/// <summary>Says after an answer what of it is not shown, which argument shows more or asks for less, and where the whole is.</summary>
internal static class AnswerNote
{
    /// <summary>No note is longer.</summary>
    public const int MaxBytes = 1_000;

    private const int MaxPaths = 5;
    private const int MaxPath = 48;

    /// <summary>Null where there is nothing to tell.</summary>
    public static string? Write(ToolDefinition tool, LeftOut leftOut, StoredResult? kept, ResultStore? store)
    {
        var isCut = leftOut.Cuts.Count > 0 || leftOut.ShownText is not null;
        if (!isCut && leftOut.Omitted.Count == 0) return null;
        var note = new StringBuilder();
        if (leftOut.ShownText is { } bytes) note.Append(CultureInfo.InvariantCulture, $"Cut to fit: the first {bytes} bytes are shown. ");
        if (leftOut.Cuts.Count > 0) note.Append("Cut to fit: ").Append(List(leftOut.Cuts.Select(Describe).ToList())).Append(". ");
        if (leftOut.Omitted.Count > 0) note.Append("Left out: ").Append(List(leftOut.Omitted.Select(Path).ToList())).Append(". ");
        Advise(note, tool, isCut, leftOut);
        if (kept is not null) Locate(note, kept, store!, leftOut.Cuts);
        return note.ToString().TrimEnd();
    }

    private static string Describe(AnswerCutting cut) => cut.Kind switch
    {
        CutKind.Items => string.Create(CultureInfo.InvariantCulture, $"{Path(cut.Path)} {cut.Shown} of {cut.Total} shown"),
        CutKind.Members => string.Create(CultureInfo.InvariantCulture, $"{Path(cut.Path)} {cut.Shown} of {cut.Total} members shown"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Path(cut.Path)} shortened{(cut.Total > 1 ? $" {cut.Total} times" : "")}"),
    };

    private static void Advise(StringBuilder note, ToolDefinition tool, bool isCut, LeftOut leftOut)
    {
        var fields = tool.View?.FieldsArgument;
        if (fields is not null && leftOut.Omitted is [var path, ..]) note.Append(fields).Append(": [\"").Append(Path(path)).Append("\"] shows just that, [\"*\"] everything. ");
        if (fields is not null && isCut) note.Append("With fewer paths in ").Append(fields).Append(" more fits. ");
        if (isCut && tool.Credits?.ResultsArgument is { } bound) note.Append("A smaller ").Append(bound).Append(" asks for fewer. ");
    }

    private static void Locate(StringBuilder note, StoredResult kept, ResultStore store, IReadOnlyList<AnswerCutting> cuts)
    {
        note.Append(CultureInfo.InvariantCulture, $"The whole answer, {kept.Text.Length} bytes, is kept for {Duration.Of(store.Options.Lifetime)}: ");
        note.Append(CultureInfo.InvariantCulture, $"{ReadResultTool.Name} (free) with id \"{kept.Id}\"");
        if (NextItem.Find(kept.Text.Span, cuts) is { } next) note.Append(CultureInfo.InvariantCulture, $" goes on at offset {next}");
        note.Append(", or the resource ").Append(store.AddressOf(kept)).Append('.');
    }

    private static string List(IReadOnlyList<string> items) => items.Count <= MaxPaths
        ? string.Join(", ", items)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", items.Take(MaxPaths))} and {items.Count - MaxPaths} more");

    private static string Path(string path) => path.Length == 0 ? "the answer" : ShownValue.Clean(path, MaxPath);
}
