namespace LeadMagic.Server.Install;

/// <summary>How a client starts this server.</summary>
internal sealed record LaunchCommand(string Command, IReadOnlyList<string> Arguments)
{
    public const string Package = "LeadMagic.Mcp";

    /// <param name="processPath">The running executable.</param>
    /// <param name="folder">The folder that the program's files are in.</param>
    public static LaunchCommand Of(string processPath, string folder, bool isDemo)
    {
        string[] demo = isDemo ? ["--demo"] : [];
        var isHosted = Path.GetFileNameWithoutExtension(processPath).Equals("dotnet", StringComparison.OrdinalIgnoreCase);

        // Run once, without being installed: the cache that it runs from may be emptied at any time, so the package is named.
        if (IsPackageCache(folder)) return new(isHosted ? processPath : "dotnet", ["tool", "exec", $"{Package}@{ProductVersion.Number}", "--yes", "--", .. demo]);
        return isHosted ? new(processPath, [Path.Combine(folder, $"{LeadMagicServer.Name}.dll"), .. demo]) : new(processPath, demo);
    }

    public static LaunchCommand Current(bool isDemo) => Of(Environment.ProcessPath ?? LeadMagicServer.Name, AppContext.BaseDirectory, isDemo);

    private static bool IsPackageCache(string folder) => folder.Replace('\\', '/').Contains("/.nuget/packages/", StringComparison.OrdinalIgnoreCase);
}
