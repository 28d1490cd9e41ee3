using System.Globalization;
using OpenApiMcp.Runtime.Results;

namespace LeadMagic.Server.Configuration;

/// <summary>How much of an answer a result shows.</summary>
internal sealed record ResultSettings
{
    public const string MaxTokensName = "LEADMAGIC_MAX_RESULT_TOKENS";

    private const int Fewest = 500;
    private const int Most = 1_000_000;
    private const int Default = 8_000;

    /// <summary>The most tokens of a result's text, reckoned as bytes ÷ 4; 0 for no limit.</summary>
    public int MaxTokens { get; init; } = Default;

    /// <summary>True where answers go to a program or a person instead of a model: nothing is cut or left out that was not asked to be.</summary>
    public bool ShowsWhole { get; init; }

    /// <param name="find">Gives the value of a variable, or null.</param>
    /// <exception cref="SettingsException">The setting is bad.</exception>
    public static ResultSettings Read(Func<string, string?> find)
    {
        var text = find(MaxTokensName);
        if (string.IsNullOrWhiteSpace(text)) return new();
        const NumberStyles Styles = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (int.TryParse(text, Styles, CultureInfo.InvariantCulture, out var tokens) && tokens is 0 or (>= Fewest and <= Most)) return new() { MaxTokens = tokens };
        throw new SettingsException($"{MaxTokensName} must be a whole number of tokens from {Fewest} to {Most}, such as {Default}, or 0 to cut nothing.");
    }

    /// <param name="time">The clock by which kept answers expire.</param>
    public ResultStore OpenStore(TimeProvider time) => new(new()
    {
        MaxTokens = MaxTokens,
        ShowsWhole = ShowsWhole,
        AddressPrefix = "leadmagic://results/",
        TimeProvider = time,
    });
}
