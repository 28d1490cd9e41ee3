using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>
/// Judges one JSON value against the rules of a schema (JSON Schema, draft 2020-12) and collects every problem. A keyword
/// ignores values of types it does not apply to. Emit <c>Secret</c> and <c>TrackEvaluated</c> first, <c>Required</c> before
/// <c>Property</c>, and the <c>Unevaluated…</c> keywords last; the order of the others is free.
/// </summary>
public ref partial struct SchemaChecker
{
    private readonly CheckContext _context;
    private readonly JsonElement _value;
    private readonly JsonValueKind _kind;
    private readonly ValueRole _role;

    // Where an explanation of failed alternatives notes what this value's rules asked for; null outside of explanations.
    private readonly BranchTrace? _trace;

    // The property of the explained object that this value is; null for the object itself.
    private readonly string? _tracedProperty;

    private EvaluatedSet? _evaluated;

    // Index + 1 of this value's own type problem, so that a value of the wrong type is not reported a second time.
    private int _typeProblem;

    internal SchemaChecker(CheckContext context, JsonElement value, ValueRole role, BranchTrace? trace = null, string? tracedProperty = null)
    {
        _context = context;
        _value = value;
        _kind = value.ValueKind;
        _role = role;
        _trace = trace;
        _tracedProperty = tracedProperty;
    }

    /// <summary>What becomes of the evaluated names and items of a rule that is applied in place.</summary>
    private enum Merge
    {
        Never,
        OnSuccess,

        /// <summary>For a rule whose failure fails this one too: what it looked at is then not reported a second time as unevaluated.</summary>
        Always,
    }

    private readonly ReadOnlySpan<byte> Raw => JsonMarshal.GetRawUtf8Value(_value);

    /// <summary>The text of a string value as it stands in the JSON text, escapes and all, without its quotes.</summary>
    private readonly ReadOnlySpan<byte> RawText => Raw[1..^1];

    /// <summary>Keeps the value out of every problem text. Call it first.</summary>
    public readonly void Secret() => _context.AddSecret(_value);

    /// <summary>The schema <c>false</c>: no value is right.</summary>
    public readonly void Refuse()
    {
        if (_context.Fails()) return;
        var (actual, expected, suggestion) = Wording.Refusal(_role);
        Report(_role.Keyword(), actual, expected, new Suggestion(suggestion), _role.IsUnknownName() ? _context.PathDepth - 1 : _context.PathDepth);
    }

    /// <summary>Applies another schema to the same value (<c>$ref</c>).</summary>
    public void Ref(SchemaRule rule)
    {
        if (!_context.Stopped) Follow(rule, Merge.Always, _trace);
    }

    /// <summary>Gives back what the check of this value borrowed.</summary>
    internal void Release()
    {
        _context.ReturnSet(_evaluated);
        _evaluated = null;
    }

    /// <summary>Applies a rule to this value and takes over what it looked at; true when the value satisfies it.</summary>
    private readonly bool Follow(SchemaRule rule, Merge merge, BranchTrace? trace = null)
    {
        if (!_context.EnterRule()) return false;
        var failures = _context.Failures;

        // A trace of its own starts at this value, an inherited one goes on where it was.
        var same = new SchemaChecker(_context, _value, _role, trace, ReferenceEquals(trace, _trace) ? _tracedProperty : null);
        var tracked = merge != Merge.Never && _evaluated is not null;
        if (tracked) same._evaluated = _context.RentSet();
        rule(ref same);
        _context.LeaveRule();

        var holds = _context.Failures == failures && !_context.Aborted;
        if (tracked && (holds || merge == Merge.Always)) _evaluated!.Add(same._evaluated!);
        same.Release();
        return holds;
    }

    /// <summary>Tries a rule on this value without reporting anything.</summary>
    private readonly bool Satisfies(SchemaRule rule, Merge merge)
    {
        var before = _context.Mute();
        Follow(rule, merge);
        return _context.Unmute(before);
    }

    /// <summary>Applies a rule to a value inside this one.</summary>
    private readonly void Descend(in PathSegment segment, JsonElement value, SchemaRule rule, ValueRole role, string? tracedProperty = null)
    {
        if (!_context.EnterRule()) return;
        _context.Push(segment);
        var child = new SchemaChecker(_context, value, role, tracedProperty is null ? null : _trace, tracedProperty);
        rule(ref child);
        child.Release();
        _context.Pop();
        _context.LeaveRule();
    }

    /// <summary>Reports a problem whose text starts with the value.</summary>
    private readonly void ReportValue(
        string rule, string expected, Showing showing = Showing.Described, string afterValue = "", Suggestion suggestion = default, Replacement? replacement = null) =>
        _context.Add(new PendingProblem
        {
            Place = _context.Place(),
            OwnerDepth = _context.PathDepth,
            Rule = RuleName(rule),
            Value = _value,
            Showing = _role == ValueRole.Name ? Showing.Name : showing,
            Actual = afterValue,
            Expected = expected,
            Suggestion = suggestion,
            Replacement = CanBeLeftOut ? Replacement.LeaveOut : _role == ValueRole.Name ? null : replacement,
        });

    /// <summary>True for a null that stands where its object can perhaps do without a value.</summary>
    private readonly bool CanBeLeftOut => _kind == JsonValueKind.Null && _role == ValueRole.Property;

    /// <summary>Reports a problem whose text does not show the value.</summary>
    private readonly void Report(string rule, string actual, string expected, Suggestion suggestion = default, int? ownerDepth = null) =>
        _context.Add(new PendingProblem
        {
            Place = _context.Place(),
            OwnerDepth = ownerDepth ?? _context.PathDepth,
            Rule = RuleName(rule),
            Actual = actual,
            Expected = expected,
            Suggestion = suggestion,
        });

    private readonly string RuleName(string rule) => _role == ValueRole.Name ? "propertyNames" : rule;
}
