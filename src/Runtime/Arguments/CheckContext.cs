using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>The state of one check: where it stands, what it found, and how much it may still do. Reused between checks.</summary>
internal sealed class CheckContext
{
    /// <summary>The most nested rule applications; with a parser's depth limit of 256 that leaves room for several in-place steps at each level.</summary>
    public const int MaxNesting = 2_000;

    /// <summary>The most rule applications in one check. Alternatives that refer to each other can multiply with the depth of the value.</summary>
    public const int MaxApplications = 1_000_000;

    /// <summary>The most problems that are kept.</summary>
    public const int MaxProblems = 1_000;

    [ThreadStatic]
    private static CheckContext? _spare;

    private readonly Stack<EvaluatedSet> _spareSets = new();

    // Where the secret values start and end in the text, and where those nulls start that their object must have.
    private readonly List<(int Start, int End)> _secrets = [];
    private readonly HashSet<int> _requiredNulls = [];
    private JsonElement _root;
    private bool _areSecretsSorted;
    private PathSegment[] _path = new PathSegment[32];
    private int _deepest;
    private int _nesting;
    private int _applications;
    private bool _muted;

    public List<PendingProblem> Problems { get; } = [];

    /// <summary>Integers that are written like fractions, wherever an integer was asked for.</summary>
    public List<(ValuePlace Place, JsonElement Value)> OddIntegers { get; } = [];

    public int PathDepth { get; private set; }

    /// <summary>Grows with every failure; what an alternative's failures added is taken back when the alternative is left.</summary>
    public int Failures { get; private set; }

    /// <summary>True when nothing that is still to be checked can change the outcome.</summary>
    public bool Stopped { get; private set; }

    /// <summary>True when the check was given up; <see cref="Problems"/> then holds the reason alone.</summary>
    public bool Aborted { get; private set; }

    public static CheckContext Rent(JsonElement root)
    {
        var context = _spare ?? new CheckContext();
        _spare = null;
        context._root = root;
        return context;
    }

    public void Return()
    {
        Array.Clear(_path, 0, _deepest);
        Problems.Clear();
        _secrets.Clear();
        _requiredNulls.Clear();
        OddIntegers.Clear();
        _deepest = _nesting = _applications = PathDepth = Failures = 0;
        _muted = Stopped = Aborted = _areSecretsSorted = false;
        _root = default;
        _spare = this;
    }

    /// <summary>Counts a failure; true when it needs no report because only the fact matters.</summary>
    public bool Fails()
    {
        if (Stopped) return true;
        Failures++;
        if (!_muted) return false;
        Stopped = true;
        return true;
    }

    public void Add(PendingProblem problem)
    {
        if (Problems.Count < MaxProblems) Problems.Add(problem);
        else Stopped = true;
    }

    /// <summary>Takes the problems from the given position on out of the list.</summary>
    public List<PendingProblem> TakeProblems(int first)
    {
        var taken = Problems.GetRange(first, Problems.Count - first);
        Problems.RemoveRange(first, taken.Count);
        return taken;
    }

    /// <summary>Counts a rule's application; false when it must not take place.</summary>
    public bool EnterRule()
    {
        if (Stopped) return false;
        if (++_applications > MaxApplications) return Abort("the arguments are too complicated to check", "simpler arguments");
        if (++_nesting > MaxNesting) return Abort("the value is nested too deeply to check", "a less deeply nested value");
        return RuntimeHelpers.TryEnsureSufficientExecutionStack() || Abort("the value could not be checked, because the server's stack is too small (the user may raise 'ulimit -s')", "a less deeply nested value");
    }

    public void LeaveRule() => _nesting--;

    public void Push(in PathSegment segment)
    {
        if (PathDepth == _path.Length) Array.Resize(ref _path, _path.Length * 2);
        _path[PathDepth++] = segment;
        if (PathDepth > _deepest) _deepest = PathDepth;
    }

    public void Pop() => PathDepth--;

    /// <summary>The place of the value that is being checked.</summary>
    public ValuePlace Place()
    {
        var place = ValuePlace.Root;
        foreach (ref readonly var segment in _path.AsSpan(0, PathDepth)) place = segment.From(place);
        return place;
    }

    /// <summary>From here on only the fact of a failure counts, and the first one ends the matter.</summary>
    public (bool Muted, int Failures) Mute()
    {
        var before = (_muted, Failures);
        _muted = true;
        return before;
    }

    /// <summary>Ends what <see cref="Mute"/> began; true when nothing failed in between.</summary>
    public bool Unmute((bool Muted, int Failures) before)
    {
        var succeeded = Failures == before.Failures && !Aborted;
        (_muted, Failures) = before;
        Stopped = Aborted;
        return succeeded;
    }

    public EvaluatedSet RentSet() => _spareSets.TryPop(out var set) ? set : new EvaluatedSet();

    public void ReturnSet(EvaluatedSet? set)
    {
        if (set is null) return;
        set.Clear();
        _spareSets.Push(set);
    }

    public void AddSecret(JsonElement value)
    {
        if (Find(value) is { Start: >= 0 } place) _secrets.Add(place);
    }

    /// <summary>True for a value that was marked secret and for everything inside it. Ask when the check has ended.</summary>
    public bool IsSecret(JsonElement value)
    {
        if (_secrets.Count == 0 || Find(value) is not { Start: >= 0 } place) return false;
        KeepOutermostSecrets();
        var index = _secrets.BinarySearch(place, Comparer<(int Start, int End)>.Create((left, right) => left.Start.CompareTo(right.Start)));
        return index >= 0 || (~index > 0 && _secrets[~index - 1].End >= place.End);
    }

    /// <summary>Notes a null that its object must have: leaving it out would not help.</summary>
    public void AddRequiredNull(JsonElement value) => _requiredNulls.Add(Find(value).Start);

    public bool IsRequiredNull(JsonElement value) => _requiredNulls.Contains(Find(value).Start);

    /// <summary>Where a value stands in the text; a negative start for a name that is checked like a value.</summary>
    private (int Start, int End) Find(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return JsonMarshal.GetRawUtf8Value(_root).Overlaps(raw, out var start) ? (start, start + raw.Length) : (-1, -1);
    }

    /// <summary>Sorts the secrets, once, and drops those inside others.</summary>
    private void KeepOutermostSecrets()
    {
        if (_areSecretsSorted) return;
        _secrets.Sort((left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End));
        var kept = 0;
        foreach (var secret in _secrets.ToArray())
        {
            if (kept == 0 || secret.Start >= _secrets[kept - 1].End) _secrets[kept++] = secret;
        }

        _secrets.RemoveRange(kept, _secrets.Count - kept);
        _areSecretsSorted = true;
    }

    private bool Abort(string actual, string expected)
    {
        var place = Place();
        Problems.Clear();
        Problems.Add(new PendingProblem { Place = place, OwnerDepth = PathDepth, Rule = "limit", Actual = actual, Expected = expected });
        Failures++;
        Aborted = Stopped = true;
        return false;
    }
}
