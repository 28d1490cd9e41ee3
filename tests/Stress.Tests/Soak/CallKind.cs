namespace LeadMagic.Stress.Tests.Soak;

/// <summary>What the API does with a call of the soak; the call's own arguments tell it.</summary>
internal enum CallKind
{
    /// <summary>An answer, charged.</summary>
    Found,

    /// <summary>An answer that found nothing, free.</summary>
    Missed,

    /// <summary>An answer of 300 kB, charged.</summary>
    Large,

    /// <summary>An answer after some time, charged.</summary>
    Slow,

    /// <summary>429 first, then an answer.</summary>
    Limited,

    /// <summary>503 with <c>Retry-After</c> first, then an answer.</summary>
    Unavailable,

    /// <summary>The connection is reset once the request was read.</summary>
    Reset,

    /// <summary>Half of the answer, then the end of the connection.</summary>
    Cut,

    /// <summary>No answer ever: the server's time-out ends it.</summary>
    Silent,

    /// <summary>500.</summary>
    Broken,

    /// <summary>400.</summary>
    Rejected,

    /// <summary>Wrong arguments: the API must not hear of it.</summary>
    Wrong,

    /// <summary>A free call that the client cancels.</summary>
    Cancelled,
}
