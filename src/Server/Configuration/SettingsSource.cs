namespace LeadMagic.Server.Configuration;

/// <summary>Where settings come from: the environment, and for what it lacks the file <c>.env</c> in the working directory.</summary>
internal static class SettingsSource
{
    private const string Prefix = "LEADMAGIC_";

    /// <exception cref="SettingsException">The <c>.env</c> file cannot be read.</exception>
    public static Func<string, string?> Open(string directory)
    {
        var file = DotEnvFile.Read(Path.Combine(directory, ".env"));
        return name => name.StartsWith(Prefix, StringComparison.Ordinal)
            ? Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : file.GetValueOrDefault(name)
            : null;
    }
}
