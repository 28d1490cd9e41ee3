namespace LeadMagic.Server.Resources;

/// <summary>What the server knows about the account that it works for.</summary>
internal interface IAccountFacts
{
    /// <summary>Credits that the calls of this process have cost; null while nobody counts them.</summary>
    decimal? Spent { get; }

    /// <summary>Limits that the API has told, one line each; empty while none is known.</summary>
    IReadOnlyList<string> Limits { get; }

    /// <summary>Credits left. Asks the API seldom, however often it is called.</summary>
    Task<Balance> ReadBalanceAsync(CancellationToken cancellationToken);
}

/// <summary>The credits left, or why they are not known.</summary>
/// <param name="Credits">The number as the API wrote it; null where it is not known.</param>
/// <param name="At">When the API was asked.</param>
/// <param name="Problem">Why the number is not known; null where it is.</param>
internal sealed record Balance(string? Credits, DateTimeOffset At, string? Problem = null);
