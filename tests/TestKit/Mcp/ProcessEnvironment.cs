using System.Collections;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>
/// Makes the environment of a process under test. A key, a proxy or a telemetry address of the machine must not change what a test sees, so only what a
/// program needs to start is passed on.
/// </summary>
public static class ProcessEnvironment
{
    private static readonly string[] Kept = ["PATH", "HOME", "TMPDIR", "TMP", "TEMP", "LANG", "SYSTEMROOT", "USERPROFILE", "LOCALAPPDATA"];

    /// <summary>What programs remember from run to run goes here, and not to whoever runs the tests.</summary>
    private const string StateName = "XDG_STATE_HOME";

    private static readonly string StateFolder = Path.Combine(AppContext.BaseDirectory, "state");

    private static readonly string[] KeptPrefixes = ["DOTNET_", "LC_"];

    /// <summary>What a process under test sees of this machine's environment, for clients that start it themselves.</summary>
    public static Dictionary<string, string?> OfThisMachine() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(variable => IsKept((string)variable.Key))
        .Append(new DictionaryEntry(StateName, StateFolder))
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value, StringComparer.Ordinal);

    internal static void Apply(IDictionary<string, string?> variables, IReadOnlyDictionary<string, string>? given)
    {
        foreach (string name in variables.Keys.Where(name => !IsKept(name)).ToList()) variables.Remove(name);
        variables[StateName] = StateFolder;
        foreach ((string name, string value) in given ?? new Dictionary<string, string>()) variables[name] = value;
    }

    private static bool IsKept(string name) =>
        Kept.Contains(name, StringComparer.OrdinalIgnoreCase) || KeptPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
