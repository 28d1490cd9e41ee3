namespace LeadMagic.Server.Configuration;

/// <summary>Where settings come from: the environment, and for what it lacks the file <c>.env</c> in the working directory.</summary>
internal static class SettingsSource
{
    private const string Prefix = "LEADMAGIC_";

    /// <param name="directory">The working directory.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <exception cref="SettingsException">The <c>.env</c> file cannot be read, or would send the environment's key elsewhere or spend more with it.</exception>
    public static Func<string, string?> Open(string directory, Func<string, string?> environment)
    {
        var file = DotEnvFile.Read(Path.Combine(directory, ".env"));

        // Clients start servers in the folder that the user has open, which may be anybody's. Its file must not redirect a key that is
        // not its own, and not name a file of the user that would then be sent as a key.
        if (file.ContainsKey(KeySettings.FileName))
        {
            throw new SettingsException(
                $"The file .env in the working directory sets {KeySettings.FileName}, which only the environment may. Set it there, or write the key into the file as {KeySettings.KeyName}.");
        }

        var hasKey = IsSet(environment(KeySettings.KeyName)) || IsSet(environment(KeySettings.FileName));
        if (file.ContainsKey(ServerSettings.BaseUrlName) && hasKey && !IsSet(environment(ServerSettings.BaseUrlName)))
        {
            throw new SettingsException(
                $"The file .env in the working directory sets {ServerSettings.BaseUrlName}, but the key comes from the environment, and a file must not send it elsewhere. "
                + $"Set {ServerSettings.BaseUrlName} in the environment, or remove it from the file.");
        }

        // Neither may such a file spend more of the key's credits without a question; asking sooner is its right.
        if (file.TryGetValue(SpendingSettings.ConfirmAboveName, out var threshold) && hasKey && !IsSet(environment(SpendingSettings.ConfirmAboveName))
            && SpendingSettings.TryReadCredits(threshold, out var credits) && credits > SpendingSettings.DefaultConfirmAbove)
        {
            throw new SettingsException(
                $"The file .env in the working directory raises {SpendingSettings.ConfirmAboveName}, but the key comes from the environment, and a file must not spend more of it unasked. "
                + $"Set {SpendingSettings.ConfirmAboveName} in the environment, or remove it from the file.");
        }

        if (file.TryGetValue(SpendingSettings.ConfirmBulkName, out var question) && hasKey && !IsSet(environment(SpendingSettings.ConfirmBulkName))
            && !SpendingSettings.ReadConfirmBulk(question))
        {
            throw new SettingsException(
                $"The file .env in the working directory switches {SpendingSettings.ConfirmBulkName} off, but the key comes from the environment, and a file must not spend it unasked. "
                + $"Set {SpendingSettings.ConfirmBulkName} in the environment, or remove it from the file.");
        }

        return name => name.StartsWith(Prefix, StringComparison.Ordinal)
            ? environment(name) is { } value && IsSet(value) ? value : file.GetValueOrDefault(name)
            : null;
    }

    /// <summary>The settings of this process.</summary>
    public static Func<string, string?> OpenProcess() => Open(Environment.CurrentDirectory, Environment.GetEnvironmentVariable);

    private static bool IsSet(string? value) => !string.IsNullOrEmpty(value);
}
