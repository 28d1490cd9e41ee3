using System.Text.Json;

namespace LeadMagic.Server.Enrich;

/// <summary>Which values of the results the user wants as columns.</summary>
/// <param name="names">Dotted paths; none for all values. A path stands for what is below it, too.</param>
internal sealed class ResultChoice(IReadOnlyList<string> names)
{
    public bool Includes(string path) =>
        names.Count == 0 || names.Any(name => path == name || (path.StartsWith(name, StringComparison.Ordinal) && path[name.Length] == '.'));

    /// <summary>
    /// The places, counted from 1, of names that neither the schema nor any result has: what was meant is paid for and not written. An output schema does
    /// not name all that results have, so that it is known only with them.
    /// </summary>
    /// <param name="known">The names in the schema.</param>
    public IReadOnlyList<int> FindUnknown(IEnumerable<string> known, IReadOnlyList<RowOutcome> outcomes)
    {
        if (names.Count == 0) return [];
        var unknown = Enumerable.Range(1, names.Count).Where(place => !known.Contains(names[place - 1], StringComparer.Ordinal)).ToList();
        foreach (var answer in outcomes.Select(outcome => outcome.Answer).OfType<string>())
        {
            if (unknown.Count == 0) break;
            using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 1024 });
            unknown.RemoveAll(place => Has(document.RootElement, names[place - 1].Split('.')));
        }

        return outcomes.Any(outcome => outcome.Answer is not null) ? unknown : [];
    }

    private static bool Has(JsonElement value, ReadOnlySpan<string> path) => value.ValueKind switch
    {
        _ when path.IsEmpty => true,
        JsonValueKind.Null => true, // what it would hold is not known
        JsonValueKind.Object => value.TryGetProperty(path[0], out var member) && Has(member, path[1..]),
        _ => false,
    };
}
