namespace LeadMagic.Server.Install;

/// <summary>The systems whose folders differ.</summary>
internal enum SystemKind
{
    Linux,
    MacOS,
    Windows,
}

/// <summary>Where this user's folders are. Given by hand, it shows any system's folders on any other.</summary>
/// <param name="Home">The user's own folder.</param>
/// <param name="Variable">Gives the value of an environment variable, or null.</param>
internal sealed record InstallSystem(SystemKind Kind, string Home, Func<string, string?> Variable)
{
    /// <summary>This machine for this user.</summary>
    public static InstallSystem Current { get; } = new(
        OperatingSystem.IsWindows() ? SystemKind.Windows : OperatingSystem.IsMacOS() ? SystemKind.MacOS : SystemKind.Linux,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Environment.GetEnvironmentVariable);

    /// <summary>Where command-line programs keep their settings, on macOS too.</summary>
    public string Configuration => Folder("XDG_CONFIG_HOME", ".config");

    /// <summary>Where desktop programs keep their settings.</summary>
    public string ApplicationData => Kind switch
    {
        SystemKind.Windows => Folder("APPDATA", Path.Combine("AppData", "Roaming")),
        SystemKind.MacOS => Path.Combine(Home, "Library", "Application Support"),
        _ => Configuration,
    };

    /// <summary>Where Windows keeps what does not roam.</summary>
    public string LocalData => Folder("LOCALAPPDATA", Path.Combine("AppData", "Local"));

    /// <summary>The one file that holds the key, for clients that cannot refer to the environment.</summary>
    public string KeyFile => Path.Combine(ApplicationData, "leadmagic-mcp", "key");

    private string Folder(string variable, string without) => Variable(variable) is { } path && Path.IsPathFullyQualified(path) ? path : Path.Combine(Home, without);
}
