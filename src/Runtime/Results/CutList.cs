namespace OpenApiMcp.Runtime.Results;

/// <summary>What a value lost.</summary>
internal enum CutKind
{
    /// <summary>An array's last items.</summary>
    Items,

    /// <summary>The end of a text.</summary>
    Text,

    /// <summary>An object's last members.</summary>
    Members,
}

/// <summary>What the values at one place lost, all of them together.</summary>
/// <param name="Path">Dotted names; empty for the answer itself.</param>
/// <param name="Shown">How many items or members are shown, or how many texts were shortened.</param>
/// <param name="Total">How many there are.</param>
internal readonly record struct AnswerCutting(string Path, CutKind Kind, int Shown, int Total);

/// <summary>Collects what was cut, place by place.</summary>
internal sealed class CutList
{
    /// <summary>More places than anybody would be told of: the names of an answer's members are its own.</summary>
    private const int MaxPlaces = 100;

    private readonly List<AnswerCutting> _all = [];

    /// <summary>The places in the order of the answer.</summary>
    public IReadOnlyList<AnswerCutting> All => _all;

    public void Add(string path, CutKind kind, int shown, int total)
    {
        var at = _all.FindIndex(cut => cut.Kind == kind && string.Equals(cut.Path, path, StringComparison.Ordinal));
        if (at >= 0) _all[at] = _all[at] with { Shown = _all[at].Shown + shown, Total = _all[at].Total + total };
        else if (_all.Count < MaxPlaces) _all.Add(new(path, kind, shown, total));
    }
}
