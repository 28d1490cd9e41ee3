namespace OpenApiMcp.Runtime.Arguments;

/// <summary>The places of a tool's answer that its schema knows.</summary>
/// <param name="lines">As <see cref="SchemaChecker.AnswerField"/> takes them.</param>
internal sealed class AnswerPlaces(string lines)
{
    private const string Anything = "*";

    private readonly string[] _lines = lines.Split('\n');

    private string[] Paths => [.. _lines.Where(line => !line.EndsWith(Anything, StringComparison.Ordinal))];

    /// <summary>True for a known path, one below a place that is open, and the star that stands for everything.</summary>
    public bool Contains(ReadOnlySpan<char> path)
    {
        if (path is Anything) return true;
        foreach (var line in _lines)
        {
            if (path.SequenceEqual(line)) return true;
            if (line.EndsWith(Anything, StringComparison.Ordinal) && path.Length >= line.Length && path.StartsWith(line.AsSpan(0, line.Length - 1))) return true;
        }

        return false;
    }

    /// <summary>The names that stand where the path leaves what is known.</summary>
    public string DescribeNear(string path)
    {
        for (var above = path; ;)
        {
            var dot = above.LastIndexOf('.');
            above = dot < 0 ? "" : above[..dot];
            var names = NamesBelow(above);
            if (names.Length > 0) return (above.Length == 0 ? "" : $"below {above} ") + Wording.OneOfNames(names);
            if (above.Length == 0) return "a field of the answer";
        }
    }

    /// <summary>The place that ends like the path, else the one that is spelled most like it.</summary>
    public string? SuggestFor(string path)
    {
        var paths = Paths;
        var same = Array.Find(paths, known => known.EndsWith("." + path, StringComparison.Ordinal));
        return same is null ? NearestName.Suggest(path, paths) : $"did you mean {ShownValue.Quote(same)}?";
    }

    private string[] NamesBelow(string above)
    {
        var start = above.Length == 0 ? "" : above + ".";
        return [.. Paths.Where(path => path.StartsWith(start, StringComparison.Ordinal)).Select(path => path[start.Length..]).Where(name => name.Length > 0 && !name.Contains('.', StringComparison.Ordinal))];
    }
}
