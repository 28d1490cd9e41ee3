using System.Globalization;

namespace LeadMagic.Server.Configuration;

/// <summary>How much the server may ask of the API at once.</summary>
internal sealed record LimitSettings
{
    public const string MaxConcurrencyName = "LEADMAGIC_MAX_CONCURRENCY";

    private const int Most = 64;

    /// <summary>How many requests are on their way at once; further calls wait for their turn.</summary>
    public int MaxConcurrency { get; init; } = 16;

    /// <param name="find">Gives the value of a variable, or null.</param>
    /// <exception cref="SettingsException">A setting is bad.</exception>
    public static LimitSettings Read(Func<string, string?> find)
    {
        var text = find(MaxConcurrencyName);
        if (string.IsNullOrWhiteSpace(text)) return new LimitSettings();
        const NumberStyles Styles = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (int.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most) return new LimitSettings { MaxConcurrency = number };
        throw new SettingsException($"{MaxConcurrencyName} must be a whole number from 1 to {Most}, such as 16.");
    }
}
