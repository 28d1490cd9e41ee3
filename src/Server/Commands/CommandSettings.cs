using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Commands;

/// <summary>Reads the settings for a command that a person runs, and says on standard error what the person may not expect of them.</summary>
internal static class CommandSettings
{
    /// <exception cref="SettingsException">A setting is missing or bad.</exception>
    public static ServerSettings Read(bool isDemo)
    {
        var source = Open();
        var settings = ServerSettings.Read(source, isDemo);
        if (!isDemo && source.KeyRemark is { } remark) Screen.ErrorAsync(remark).GetAwaiter().GetResult();
        return settings;
    }

    /// <exception cref="SettingsException">The file <c>.env</c> has a bad setting.</exception>
    public static SettingsSource Open()
    {
        var source = SettingsSource.OpenProcess();
        if (source.Warning is { } warning) Screen.ErrorAsync($"warning: {warning}").GetAwaiter().GetResult();
        return source;
    }
}
