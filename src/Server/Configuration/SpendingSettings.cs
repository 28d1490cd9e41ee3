using System.Globalization;

namespace LeadMagic.Server.Configuration;

/// <summary>What the environment says about spending credits.</summary>
internal sealed record SpendingSettings
{
    public const string MaxCreditsName = "LEADMAGIC_MAX_CREDITS";
    public const string ConfirmAboveName = "LEADMAGIC_CONFIRM_ABOVE";
    public const string ConfirmBulkName = "LEADMAGIC_CONFIRM_BULK";
    public const string CacheLifetimeName = "LEADMAGIC_CACHE_TTL";
    public const string RecordName = "LEADMAGIC_SPEND_LOG";

    public const decimal DefaultConfirmAbove = 25;

    private const int DefaultCacheLifetime = 600;
    private const int MaxCacheLifetime = 86_400;

    /// <summary>The most that this process may spend; null for no cap.</summary>
    public decimal? MaxCredits { get; init; }

    /// <summary>The user is asked before a call that may cost more than this.</summary>
    public decimal ConfirmAbove { get; init; } = DefaultConfirmAbove;

    /// <summary>The user is asked before each bulk job, whatever it may cost.</summary>
    public bool ConfirmBulk { get; init; } = true;

    /// <summary>A record of what calls cost is kept in the user's state folder.</summary>
    public bool KeepsRecord { get; init; } = true;

    /// <summary>How long the answer of a paid lookup is remembered; zero for not at all.</summary>
    public TimeSpan CacheLifetime { get; init; } = TimeSpan.FromSeconds(DefaultCacheLifetime);

    /// <summary>Reads the settings.</summary>
    /// <param name="find">Gives the value of a variable, or null.</param>
    /// <exception cref="SettingsException">A setting is bad.</exception>
    public static SpendingSettings Read(Func<string, string?> find) => new()
    {
        MaxCredits = ReadCredits(MaxCreditsName, find(MaxCreditsName), "or not be set, for no cap"),
        ConfirmAbove = ReadCredits(ConfirmAboveName, find(ConfirmAboveName), "the most that a call may cost without a question to the user") ?? DefaultConfirmAbove,
        ConfirmBulk = ReadConfirmBulk(find(ConfirmBulkName)),
        KeepsRecord = ReadSwitch(RecordName, find(RecordName)),
        CacheLifetime = TimeSpan.FromSeconds(ReadSeconds(find(CacheLifetimeName))),
    };

    /// <summary>Reads whether the user is asked before each bulk job: only a plain no switches the question off.</summary>
    public static bool ReadConfirmBulk(string? text) => ReadSwitch(ConfirmBulkName, text);

    /// <summary>Reads an amount of credits as the settings write it.</summary>
    public static bool TryReadCredits(string text, out decimal credits) => decimal.TryParse(
        text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out credits);

    private static bool ReadSwitch(string name, string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new SettingsException($"{name} must be true or false; not set, it is true."),
    };

    private static decimal? ReadCredits(string name, string? text, string meaning)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return TryReadCredits(text, out var credits)
            ? credits
            : throw new SettingsException($"{name} must be a number of credits, 0 or more, such as 100 or 2.5, {meaning}.");
    }

    private static int ReadSeconds(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return DefaultCacheLifetime;
        return int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxCacheLifetime
            ? seconds
            : throw new SettingsException($"{CacheLifetimeName} must be a whole number of seconds from 0 (remember nothing) to {MaxCacheLifetime}, such as {DefaultCacheLifetime}.");
    }
}
