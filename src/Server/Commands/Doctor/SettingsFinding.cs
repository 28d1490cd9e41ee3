using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Commands.Doctor;

/// <summary>Says which settings are made, and where. Of the key and the pins it says only that they are there.</summary>
internal static class SettingsFinding
{
    /// <summary>Settings whose values have been read and found to be numbers, switches or names from a list.</summary>
    internal static readonly IReadOnlyList<string> Harmless =
    [
        ServerSettings.TimeoutName, LimitSettings.MaxConcurrencyName, SpendingSettings.MaxCreditsName, SpendingSettings.ConfirmAboveName,
        SpendingSettings.ConfirmBulkName, SpendingSettings.CacheLifetimeName, SpendingSettings.RecordName, ResultSettings.MaxTokensName, LogSettings.LevelName,
        LogSettings.FormatName, LogSettings.HttpName, SurfaceSettings.ToolsetsName, SurfaceSettings.ReadOnlyName, ServerSettings.ProtocolName,
    ];

    /// <summary>Settings of which no part is shown.</summary>
    internal static readonly IReadOnlyList<string> Hidden = [KeySettings.KeyName, KeySettings.FileName, KeySettings.PinsName];

    /// <param name="settings">What was read.</param>
    /// <param name="find">Gives a setting's text, from the environment or the file.</param>
    /// <param name="environment">Gives a variable of the environment alone.</param>
    public static Finding Describe(ServerSettings settings, Func<string, string?> find, Func<string, string?> environment)
    {
        var made = Hidden.Where(IsSet).Select(name => $"{name} is set ({Source(name)})")
            .Append($"{ServerSettings.BaseUrlName}: {settings.BaseUrl.GetLeftPart(UriPartial.Authority)} ({(IsSet(ServerSettings.BaseUrlName) ? Source(ServerSettings.BaseUrlName) : "default")})")
            .Concat(Harmless.Where(IsSet).Select(name => $"{name}={find(name)!.Trim()} ({Source(name)})"));
        return Finding.Ok("settings", string.Join(", ", made) + (settings.IsDemo ? "; demo" : ""));

        bool IsSet(string name) => !string.IsNullOrWhiteSpace(find(name));

        string Source(string name) => string.IsNullOrEmpty(environment(name)) ? ".env" : "environment";
    }
}
