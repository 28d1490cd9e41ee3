namespace LeadMagic.Server.Enrich;

/// <summary>What a person asked for.</summary>
internal sealed record EnrichRequest
{
    public required string Input { get; init; }

    /// <summary>The encoding of the input; null to find it out.</summary>
    public string? Encoding { get; init; }

    /// <summary>A full path.</summary>
    public required string Output { get; init; }

    public required string Tool { get; init; }

    /// <summary><c>argument=Column</c> each.</summary>
    public required IReadOnlyList<string> Maps { get; init; }

    /// <summary><c>argument=value</c> each: arguments that are the same for each row.</summary>
    public IReadOnlyList<string> Constants { get; init; } = [];

    /// <summary>The result columns to write; none for all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The most calls that this run may make; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Only says what the run would do.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>What the names of result columns begin with; null for the tool's name and a dot.</summary>
    public string? Prefix { get; init; }

    /// <summary>Calls at once; null for as many as the settings allow.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Texts of answers that a spreadsheet would take for a formula are made harmless.</summary>
    public bool IsExcelSafe { get; init; }

    /// <summary>Calls that may have been charged are made again.</summary>
    public bool RetriesUncertain { get; init; }

    /// <summary>Nobody need be asked.</summary>
    public bool IsAgreed { get; init; }

    public bool IsDemo { get; init; }

    public string Journal => Output + EnrichJournal.PartialSuffix;
}
