using System.Globalization;
using System.Text.Json.Nodes;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>What one call cost, and where the session stands after it.</summary>
public sealed record Receipt
{
    /// <summary>The member of a result's <c>_meta</c> that holds the receipt.</summary>
    public const string MetaKey = "openapi-mcp/credits";

    /// <summary>What the call is counted with; null where the API did not say and nothing bounds it. All costs together are <see cref="SessionTotal"/>.</summary>
    public decimal? Cost { get; init; }

    /// <summary>All that this process has spent or may have spent.</summary>
    public required decimal SessionTotal { get; init; }

    /// <summary>The account's balance, where it is known.</summary>
    public decimal? Remaining { get; init; }

    /// <summary>How old the answer is, when it came from memory; null otherwise.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>True when an identical call at the same time brought the answer and was charged for it.</summary>
    public bool IsShared { get; init; }

    /// <summary>True when the answer did not say what it cost, so that the most that it can have cost was counted.</summary>
    public bool IsReckoned { get; init; }

    /// <summary>True when nobody knows whether the call ran, so that the most that it can have cost was counted.</summary>
    public bool IsUncertain { get; init; }

    /// <inheritdoc cref="AnswerCredits.IsPassing"/>
    internal bool IsPassing { get; init; }

    /// <summary>What the model should know of it, or null.</summary>
    public string? Note => Age is { } age
        ? $"This answer is remembered from the same call {Math.Floor(age.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)} seconds ago: nothing was sent or charged."
        : null;

    /// <summary>The receipt as <see cref="MetaKey"/> holds it. Numbers are exact; a member that is not known or not true is left out, except <c>cached</c>.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        if (Cost is { } cost) json["cost"] = CreditTexts.Normalize(cost);
        json["sessionTotal"] = CreditTexts.Normalize(SessionTotal);
        if (Remaining is { } remaining) json["remaining"] = CreditTexts.Normalize(remaining);
        json["cached"] = Age is not null;
        if (Age is { } age) json["ageSeconds"] = (long)age.TotalSeconds;
        if (IsShared) json["shared"] = true;
        if (IsReckoned) json["reckoned"] = true;
        if (IsUncertain) json["uncertain"] = true;
        return json;
    }
}
