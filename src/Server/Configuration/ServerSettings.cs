using System.Globalization;

namespace LeadMagic.Server.Configuration;

/// <summary>What the environment says about how the server runs.</summary>
internal sealed record ServerSettings
{
    public const string KeyName = "LEADMAGIC_API_KEY";
    public const string BaseUrlName = "LEADMAGIC_BASE_URL";
    public const string TimeoutName = "LEADMAGIC_TIMEOUT";
    public const string ProtocolName = "LEADMAGIC_PROTOCOL_VERSION";

    private const int MinTimeout = 100;
    private const int MaxTimeout = 600_000;

    private static readonly string[] ProtocolVersions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

    /// <summary>The API key; null only in demo mode.</summary>
    public string? ApiKey { get; init; }

    public required Uri BaseUrl { get; init; }

    /// <summary>How long one attempt may take; a call with all its attempts may take twice as long.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The only protocol revision to speak, or null for all.</summary>
    public string? ProtocolVersion { get; init; }

    /// <summary>Which tools the server shows.</summary>
    public SurfaceSettings Surface { get; init; } = SurfaceSettings.Default;

    /// <summary>Answers come from the document's examples: no key, no network.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="find">Gives the value of a variable, or null.</param>
    /// <param name="isDemo">True for a server that answers from examples and needs no key.</param>
    /// <exception cref="SettingsException">A setting is missing or bad.</exception>
    public static ServerSettings Read(Func<string, string?> find, bool isDemo) => new()
    {
        ApiKey = isDemo ? null : ReadKey(find(KeyName)),
        BaseUrl = ReadBaseUrl(find(BaseUrlName)),
        Timeout = ReadTimeout(find(TimeoutName)),
        ProtocolVersion = ReadProtocolVersion(find(ProtocolName)),
        Surface = SurfaceSettings.Read(find),
        IsDemo = isDemo,
    };

    /// <summary>Names no value: a record would print the key.</summary>
    public override string ToString() => nameof(ServerSettings);

    private static string ReadKey(string? text)
    {
        var key = text?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            throw new SettingsException(
                $"{KeyName} is not set. Set it to your LeadMagic API key (app.leadmagic.io, Settings, API), or start with --demo to try every tool without a key.");
        }

        if (key.All(c => c is > ' ' and < '\u007f')) return key;
        throw new SettingsException($"{KeyName} holds white space or characters outside ASCII, which no key has. Copy the key again.");
    }

    private static Uri ReadBaseUrl(string? text)
    {
        try
        {
            return OpenApiMcp.Runtime.Security.BaseUrl.Parse(string.IsNullOrWhiteSpace(text) ? LeadMagicTools.Api.Servers[0] : text.Trim());
        }
        catch (FormatException fault)
        {
            throw new SettingsException($"{BaseUrlName}: {fault.Message}");
        }
    }

    private static TimeSpan ReadTimeout(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return TimeSpan.FromSeconds(30);
        if (int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= MinTimeout and <= MaxTimeout)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        throw new SettingsException($"{TimeoutName} must be a whole number of milliseconds from {MinTimeout} to {MaxTimeout}, such as 30000.");
    }

    private static string? ReadProtocolVersion(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (ProtocolVersions.Contains(text.Trim(), StringComparer.Ordinal)) return text.Trim();
        throw new SettingsException($"{ProtocolName} must be one of {string.Join(", ", ProtocolVersions)}, or not set for all of them.");
    }
}
