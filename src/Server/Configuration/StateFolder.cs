namespace LeadMagic.Server.Configuration;

/// <summary>Where this program keeps what it remembers of its work for its user.</summary>
internal static class StateFolder
{
    /// <summary>The folder of this process's user; null where the user has none.</summary>
    public static string? OfThisUser() => Find(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), OperatingSystem.IsMacOS(), OperatingSystem.IsWindows());

    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <param name="home">The user's home; empty where there is none.</param>
    internal static string? Find(Func<string, string?> environment, string home, bool isMac, bool isWindows)
    {
        // As the specification of these folders has it, a relative path does not count.
        var chosen = Absolute(environment("XDG_STATE_HOME"));
        var usual = isWindows ? Absolute(environment("LOCALAPPDATA")) : Under(home, isMac ? "Library/Application Support" : ".local/state");
        return Under(chosen ?? usual, LeadMagicServer.Name);
    }

    private static string? Absolute(string? path) => Path.IsPathFullyQualified(path ?? "") ? path : null;

    private static string? Under(string? folder, string name) => string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, name);
}
