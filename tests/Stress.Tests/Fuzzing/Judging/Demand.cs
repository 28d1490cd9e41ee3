namespace LeadMagic.Stress.Tests.Fuzzing.Judging;

/// <summary>What a line of input calls for.</summary>
internal enum Demand
{
    /// <summary>No output: an empty line, a notification, a response.</summary>
    Silence,

    /// <summary>One answer with the request's id.</summary>
    Answer,

    /// <summary>One error, with an id that the line names or null.</summary>
    Refusal,

    /// <summary>At most one answer: JSON-RPC does not say what such a line is, for instance one whose id stands twice.</summary>
    Unclear,
}
