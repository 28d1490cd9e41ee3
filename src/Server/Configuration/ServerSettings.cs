using System.Globalization;
using OpenApiMcp.Runtime.Logging;

namespace LeadMagic.Server.Configuration;

/// <summary>What the environment says about how the server runs.</summary>
internal sealed record ServerSettings
{
    public const string KeyName = KeySettings.KeyName;
    public const string BaseUrlName = "LEADMAGIC_BASE_URL";
    public const string TimeoutName = "LEADMAGIC_TIMEOUT";
    public const string ProtocolName = "LEADMAGIC_PROTOCOL_VERSION";

    private const int MinTimeout = 100;
    private const int MaxTimeout = 600_000;

    private static readonly string[] ProtocolVersions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

    /// <summary>The API key and what protects it; empty only in demo mode.</summary>
    public KeySettings Key { get; init; } = new();

    /// <summary>The API key where a setting holds it, and not a file.</summary>
    public string? ApiKey
    {
        get => Key.Value;
        init => Key = Key with { Value = value };
    }

    public required Uri BaseUrl { get; init; }

    /// <summary>How long one attempt may take; a call with all its attempts may take twice as long.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public LimitSettings Limits { get; init; } = new();

    /// <summary>The only protocol revision to speak, or null for all.</summary>
    public string? ProtocolVersion { get; init; }

    public LineLogOptions Log { get; init; } = new();

    /// <summary>What may be spent, and when the user is asked.</summary>
    public SpendingSettings Spending { get; init; } = new();

    /// <summary>How much of an answer a result shows.</summary>
    public ResultSettings Results { get; init; } = new();

    /// <summary>Which tools the server shows.</summary>
    public SurfaceSettings Surface { get; init; } = SurfaceSettings.Default;

    /// <summary>Answers come from the document's examples: no key, no network.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="isDemo">True for a server that answers from examples and needs no key.</param>
    /// <exception cref="SettingsException">A setting is missing or bad.</exception>
    public static ServerSettings Read(SettingsSource source, bool isDemo) => Read(source.Find, isDemo, source.InstalledKey);

    /// <param name="installedKey">The key's file that <c>install</c> wrote, where no other key is set; else null.</param>
    /// <exception cref="SettingsException">A setting is missing or bad.</exception>
    public static ServerSettings Read(Func<string, string?> find, bool isDemo, string? installedKey = null)
    {
        var baseUrl = ReadBaseUrl(find(BaseUrlName));
        return new()
        {
            Key = KeySettings.Read(find, baseUrl, isDemo, installedKey),
            BaseUrl = baseUrl,
            Timeout = ReadTimeout(find(TimeoutName)),
            ProtocolVersion = ReadProtocolVersion(find(ProtocolName)),
            Limits = LimitSettings.Read(find),
            Log = LogSettings.Read(find),
            Spending = SpendingSettings.Read(find),
            Results = ResultSettings.Read(find),
            Surface = SurfaceSettings.Read(find),
            IsDemo = isDemo,
        };
    }

    /// <summary>Names no value: a record would print the key.</summary>
    public override string ToString() => nameof(ServerSettings);

    /// <exception cref="SettingsException">The text is not a URL that may be used.</exception>
    public static Uri ReadBaseUrl(string? text)
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
