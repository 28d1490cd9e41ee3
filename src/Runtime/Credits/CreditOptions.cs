using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>What a session may spend, when its user is asked, and how long answers are remembered.</summary>
public sealed class CreditOptions
{
    /// <summary>Finds what answers say about credits.</summary>
    public required ICreditReader Reader { get; init; }

    /// <summary>The most that the process may spend, or null for no cap.</summary>
    public decimal? MaxCredits { get; init; }

    /// <summary>What the user calls <see cref="MaxCredits"/>.</summary>
    public required string MaxCreditsSetting { get; init; }

    /// <summary>The user is asked before a call that may cost more than this.</summary>
    public decimal ConfirmAbove { get; init; } = 25;

    /// <summary>What the user calls <see cref="ConfirmAbove"/>.</summary>
    public required string ConfirmAboveSetting { get; init; }

    /// <summary>The user is asked before each call of a tool that the document marks (<c>x-credits.confirm</c>), whatever it may cost.</summary>
    public bool ConfirmMarked { get; init; } = true;

    /// <summary>What the user calls <see cref="ConfirmMarked"/>; null where it cannot be set.</summary>
    public string? ConfirmMarkedSetting { get; init; }

    /// <summary>True where refusals are read by the user, and not by a model that passes them on.</summary>
    public bool IsForPerson { get; init; }

    /// <summary>How long a user's consent can be used; a client may show the question to somebody who is away.</summary>
    public TimeSpan ConsentLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the answer of a lookup is remembered; zero remembers nothing.</summary>
    public TimeSpan CacheLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many answers are remembered; the one that was not used for longest goes first.</summary>
    public int CacheEntries { get; init; } = 1000;

    /// <summary>How many bytes the remembered answers take together at most.</summary>
    public long CacheBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>How long no paid call is sent after the API has refused one for want of credits.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The tool that reads the balance, or null where there is none.</summary>
    public string? BalanceTool { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Hears what each call is counted with; null for nobody.</summary>
    public ICreditWatcher? Watcher { get; init; }

    /// <summary>Receives events by stable ids; never an argument or a part of an answer.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
