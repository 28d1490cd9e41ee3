using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Finds the name that was probably meant: the same but for case and separators, else the fewest edits away.</summary>
public static class NearestName
{
    private const int MaxLength = 80;

    private const int MinPrefix = 4;

    /// <summary>A suggestion for a text that is none of the allowed ones.</summary>
    public static string? Suggest(string text, ReadOnlySpan<string> allowed)
    {
        var nearest = Find(text, allowed);
        return nearest is null ? null : $"did you mean {ShownValue.Quote(nearest)}?";
    }

    /// <summary>A suggestion for an unknown property: the nearest known name that the object does not have yet.</summary>
    internal static string? SuggestProperty(JsonElement owner, string unknown, ReadOnlySpan<string> known)
    {
        if (Find(unknown, known) is not { } nearest) return null;
        if (!owner.TryGetProperty(nearest, out _)) return $"did you mean {nearest}?";
        var free = new List<string>();
        foreach (var name in known)
        {
            if (!owner.TryGetProperty(name, out _)) free.Add(name);
        }

        return Find(unknown, free.ToArray()) is { } other ? $"did you mean {other}?" : $"leave it out; {nearest} is given already";
    }

    /// <summary>A suggestion for a missing property: one that the object has under a name that differs only in case and separators.</summary>
    internal static Suggestion SuggestRenaming(JsonElement owner, string missing)
    {
        var plain = Plain(missing);
        foreach (var member in owner.EnumerateObject())
        {
            if (member.Name.Length > MaxLength || Plain(member.Name) != plain) continue;
            return new Suggestion($"rename {ShownValue.Clean(member.Name, ShownValue.MaxLength)} to {missing}", Renames: member.Name);
        }

        return default;
    }

    private static string? Find(string text, ReadOnlySpan<string> candidates)
    {
        if (text.Length > MaxLength) return null;
        var plain = Plain(text);
        if (plain.Length == 0) return null;
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > MaxLength) continue;
            var distance = Distance(plain, Plain(candidate));
            if (distance >= least) continue;
            (nearest, least) = (candidate, distance);
        }

        return nearest ?? FindByPrefix(plain, candidates);
    }

    /// <summary>The only candidate that begins with the text or that the text begins with.</summary>
    private static string? FindByPrefix(string plain, ReadOnlySpan<string> candidates)
    {
        string? found = null;
        foreach (var candidate in candidates)
        {
            var other = Plain(candidate);
            if (Math.Min(plain.Length, other.Length) < MinPrefix) continue;
            if (!other.StartsWith(plain, StringComparison.Ordinal) && !plain.StartsWith(other, StringComparison.Ordinal)) continue;
            if (found is not null) return null;
            found = candidate;
        }

        return found;
    }

    private static string Plain(string name)
    {
        Span<char> plain = stackalloc char[MaxLength];
        var length = 0;
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, MaxLength)))
        {
            if (char.IsLetterOrDigit(c)) plain[length++] = char.ToLowerInvariant(c);
        }

        return plain[..length].ToString();
    }

    /// <summary>The number of insertions, deletions, substitutions and swaps of neighbours, or the largest integer when there are too many.</summary>
    private static int Distance(string left, string right)
    {
        var allowed = Math.Min(left.Length, right.Length) switch { <= 2 => 0, <= 4 => 1, <= 7 => 2, _ => 3 };
        if (Math.Abs(left.Length - right.Length) > allowed) return int.MaxValue;
        var (twoAbove, above, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++) above[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = left[i - 1] == right[j - 1];
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
                var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                if (swapped) row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }

            (twoAbove, above, row) = (above, row, twoAbove);
        }

        return above[right.Length] <= allowed ? above[right.Length] : int.MaxValue;
    }
}
