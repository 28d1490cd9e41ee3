namespace OpenApiMcp.Generator.Naming;

/// <summary>Finds what a misspelled name was probably meant to be.</summary>
internal static class NearestSpelling
{
    /// <summary>The candidate that the fewest edits make of the name; null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, name.Length / 3) ? nearest.Name : null;
    }

    /// <summary>The number of insertions, deletions and substitutions; case does not count.</summary>
    private static int Distance(string left, string right)
    {
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
            }

            above = row;
        }

        return above[right.Length];
    }
}
