using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Security;

namespace LeadMagic.Server.Configuration;

/// <summary>What is written to standard error while the server runs.</summary>
internal static class LogSettings
{
    public const string LevelName = "LEADMAGIC_LOG_LEVEL";
    public const string FormatName = "LEADMAGIC_LOG_FORMAT";
    public const string HttpName = "LEADMAGIC_LOG_HTTP";

    private static readonly Dictionary<string, LogLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogLevel.Trace,
        ["debug"] = LogLevel.Debug,
        ["information"] = LogLevel.Information,
        ["warning"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
        ["critical"] = LogLevel.Critical,
        ["none"] = LogLevel.None,
    };

    private static readonly Dictionary<string, LogFormat> Formats = new(StringComparer.OrdinalIgnoreCase) { ["text"] = LogFormat.Text, ["json"] = LogFormat.Json };

    private static readonly Dictionary<string, bool> Switches = new(StringComparer.OrdinalIgnoreCase) { ["true"] = true, ["false"] = false };

    /// <exception cref="SettingsException">A setting has a value that it cannot have.</exception>
    public static LineLogOptions Read(Func<string, string?> find) => new()
    {
        Level = Choose(find, LevelName, Levels, LogLevel.Warning),
        Format = Choose(find, FormatName, Formats, LogFormat.Text),
        Http = Choose(find, HttpName, Switches, without: false),
    };

    /// <summary>The log of this process on its standard error; null where nothing is to be written.</summary>
    public static LineLoggerFactory? Open(LineLogOptions options) =>
        options.IsSilent ? null : new LineLoggerFactory(options, Console.OpenStandardError(), new SecretRedactor([]), TimeProvider.System);

    private static T Choose<T>(Func<string, string?> find, string name, Dictionary<string, T> choices, T without)
    {
        var text = find(name);
        if (string.IsNullOrWhiteSpace(text)) return without;
        return choices.TryGetValue(text.Trim(), out var choice) ? choice : throw new SettingsException($"{name} must be one of {string.Join(", ", choices.Keys)}.");
    }
}
