using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Commands.Doctor;

/// <summary>Says which settings are made, and where. Of the key and the pins it says only that they are there.</summary>
internal static class SettingsFinding
{
    /// <summary>Settings whose values have been read and found to be numbers, switches or names from a list.</summary>
    private static readonly HashSet<string> Harmless =
    [
        ServerSettings.TimeoutName, LimitSettings.MaxConcurrencyName, SpendingSettings.MaxCreditsName, SpendingSettings.ConfirmAboveName,
        SpendingSettings.ConfirmBulkName, SpendingSettings.CacheLifetimeName, SpendingSettings.RecordName, ResultSettings.MaxTokensName, LogSettings.LevelName,
        LogSettings.FormatName, LogSettings.HttpName, SurfaceSettings.ToolsetsName, SurfaceSettings.ReadOnlyName, ServerSettings.ProtocolName,
    ];

    /// <param name="settings">What was read.</param>
    /// <param name="source">Where it was read from.</param>
    public static Finding Describe(ServerSettings settings, SettingsSource source)
    {
        var made = SettingList.All.Select(setting => setting.Name).Select(name => name == ServerSettings.BaseUrlName ? Address(name) : Setting(name)).OfType<string>();
        if (source.InstalledKey is not null) made = made.Prepend("the API key is the one that `install` stored");
        return Finding.Ok("settings", string.Join(", ", made) + (settings.IsDemo ? "; demo" : ""));

        string? Setting(string name)
        {
            if (source.Find(name) is not { } value || string.IsNullOrWhiteSpace(value)) return null;
            return Harmless.Contains(name) ? $"{name}={value.Trim()} ({Source(name)})" : $"{name} is set ({Source(name)})";
        }

        string Address(string name) =>
            $"{name}: {settings.BaseUrl.GetLeftPart(UriPartial.Authority)} ({(string.IsNullOrWhiteSpace(source.Find(name)) ? "default" : Source(name))})";

        string Source(string name) => source.InEnvironment(name) ? "environment" : ".env";
    }
}
