namespace OpenApiMcp.Runtime.Arguments;

/// <summary>What one alternative asked of an object: the names it requires and the values that tell it from the others.</summary>
internal sealed class BranchTrace
{
    /// <summary>The required names in the order of the schema, each with whether the object has it.</summary>
    public List<(string Name, bool Given)> Names { get; } = [];

    public List<ValueTag> Tags { get; } = [];

    /// <summary>The types that the alternative allows, when the value has none of them.</summary>
    public JsonTypes MissedTypes { get; private set; }

    public void Required(string name, bool given)
    {
        if (!Names.Contains((name, given))) Names.Add((name, given));
    }

    public void Tag(string? property, bool holds, string values, Suggestion suggestion) => Tags.Add(new ValueTag(property, holds, values, suggestion));

    public void WrongType(JsonTypes types) => MissedTypes |= types;

    public bool HasTag(string? property) => Tags.Exists(tag => tag.Property == property);

    /// <summary>True when the alternative fixes this property's value, and the object has that value.</summary>
    public bool Holds(string? property) => HasTag(property) && Tags.TrueForAll(tag => tag.Property != property || tag.Holds);
}

/// <summary>An <c>enum</c> or <c>const</c> of an alternative.</summary>
/// <param name="Property">The property it applies to; null for the value itself.</param>
/// <param name="Values">The allowed values, as a list for the reader.</param>
internal sealed record ValueTag(string? Property, bool Holds, string Values, Suggestion Suggestion);

/// <summary>A failed alternative: what it asked and what went wrong.</summary>
internal sealed record Branch(BranchTrace Trace, List<PendingProblem> Problems)
{
    public bool WrongType => Trace.MissedTypes != JsonTypes.None;

    /// <summary>The number of problems of the value itself, as against those of values inside it.</summary>
    public int OwnProblems(int depth) => Problems.Count(problem => problem.OwnerDepth == depth);

    public bool OnlyMissesNames(int depth) =>
        Problems.Count > 0 && Trace.Names.Count > 0 && Problems.TrueForAll(problem => problem.OwnerDepth == depth && problem.Rule == "required");
}
