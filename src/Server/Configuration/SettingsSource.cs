using LeadMagic.Server.Install;

namespace LeadMagic.Server.Configuration;

/// <summary>Where settings come from: the environment, for what it lacks the file <c>.env</c> in the working directory, and for the key at last what <c>install</c> stored.</summary>
internal sealed class SettingsSource
{
    private const string Prefix = "LEADMAGIC_";

    private readonly Func<string, string?> _environment;
    private readonly DotEnvFile _file;

    private SettingsSource(Func<string, string?> environment, DotEnvFile file, string? installedKey)
    {
        (_environment, _file) = (environment, file);
        if (InEnvironment(KeySettings.KeyName) || InEnvironment(KeySettings.FileName) || IsSet(file.Values.GetValueOrDefault(KeySettings.KeyName))) return;
        InstalledKey = installedKey;
    }

    /// <summary>The key's file that <c>install</c> wrote; null where it wrote none, or another key is set.</summary>
    public string? InstalledKey { get; }

    /// <summary>Why the file was not read; null where it was, or does not exist.</summary>
    public string? Warning => _file.Warning;

    /// <summary>Says whose key is used where that is not plain from the environment; else null.</summary>
    public string? KeyRemark => InstalledKey is not null ? "Using the API key that `install` stored."
        : !InEnvironment(KeySettings.KeyName) && !InEnvironment(KeySettings.FileName) && Find(KeySettings.KeyName) is not null ? "Using the API key of the file .env in the working directory."
        : null;

    /// <param name="directory">The working directory; null where it does not exist any more.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <param name="installedKey">The key's file that <c>install</c> wrote; null where it wrote none.</param>
    /// <exception cref="SettingsException">A setting in the <c>.env</c> file cannot be read, or would send another source's key elsewhere or spend more with it.</exception>
    public static SettingsSource Open(string? directory, Func<string, string?> environment, string? installedKey = null)
    {
        var source = new SettingsSource(environment, directory is null ? DotEnvFile.None : DotEnvFile.Read(Path.Combine(directory, ".env")), installedKey);
        source.CheckFile();
        return source;
    }

    /// <summary>The settings of this process.</summary>
    /// <exception cref="SettingsException"><inheritdoc cref="Open" path="/exception"/></exception>
    public static SettingsSource OpenProcess() => Open(WorkingDirectory.Find(), Environment.GetEnvironmentVariable, InstallKey.FindStored(InstallSystem.Current));

    /// <summary>The text of one of our settings, or null.</summary>
    public string? Find(string name) => !name.StartsWith(Prefix, StringComparison.Ordinal) ? null
        : _environment(name) is { } value && IsSet(value) ? value
        : _file.Values.GetValueOrDefault(name);

    /// <summary>True where a setting comes from the environment, and not from the file.</summary>
    public bool InEnvironment(string name) => IsSet(_environment(name));

    /// <summary>
    /// Clients start servers in the folder that the user has open, which may be anybody's. Its file must not redirect a key that is not its own, and not name a
    /// file of the user that would then be sent as a key. Neither may it spend more of the key's credits without a question; asking sooner is its right.
    /// </summary>
    private void CheckFile()
    {
        if (_file.Values.ContainsKey(KeySettings.FileName))
        {
            throw new SettingsException(
                $"The file .env in the working directory sets {KeySettings.FileName}, which only the environment may. Set it there, or write the key into the file as {KeySettings.KeyName}.");
        }

        var isOthers = InEnvironment(KeySettings.KeyName) || InEnvironment(KeySettings.FileName) || InstalledKey is not null;
        if (!isOthers) return;
        if (FromFile(ServerSettings.BaseUrlName) is not null) throw Refused("sets", ServerSettings.BaseUrlName, "send it elsewhere");
        if (FromFile(SpendingSettings.ConfirmAboveName) is { } threshold && SpendingSettings.TryReadCredits(threshold, out var credits) && credits > SpendingSettings.DefaultConfirmAbove)
        {
            throw Refused("raises", SpendingSettings.ConfirmAboveName, "spend more of it unasked");
        }

        if (FromFile(SpendingSettings.ConfirmBulkName) is { } question && !SpendingSettings.ReadConfirmBulk(question))
        {
            throw Refused("switches off", SpendingSettings.ConfirmBulkName, "spend it unasked");
        }
    }

    private string? FromFile(string name) => InEnvironment(name) ? null : _file.Values.GetValueOrDefault(name);

    private SettingsException Refused(string does, string name, string what) => new(
        $"The file .env in the working directory {does} {name}, but the key comes from {(InstalledKey is null ? "the environment" : "`install`")}, and a file must not {what}. "
        + $"Set {name} in the environment, or remove it from the file.");

    private static bool IsSet(string? value) => !string.IsNullOrEmpty(value);
}
