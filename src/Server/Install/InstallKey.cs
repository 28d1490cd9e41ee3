using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Security;

namespace LeadMagic.Server.Install;

/// <summary>The key that clients are set up with.</summary>
/// <param name="Value">Null where nobody has given one yet.</param>
internal sealed record InstallKey(string? Value, KeyReference Reference)
{
    /// <summary>The key of the environment, of the file that the environment names, or of the file that an earlier run wrote.</summary>
    /// <exception cref="SettingsException">The environment's key cannot be used, or where it may be sent.</exception>
    public static InstallKey Find(InstallSystem system)
    {
        var found = FindKey(system);
        return found with { Reference = found.Reference with { Destination = Destination(system) } };
    }

    private static InstallKey FindKey(InstallSystem system)
    {
        if (system.Variable(KeySettings.KeyName) is { } value && !string.IsNullOrWhiteSpace(value)) return new(Checked(value), new(IsInEnvironment: true, system.KeyFile));
        if (system.Variable(KeySettings.FileName) is { } path && !string.IsNullOrWhiteSpace(path)) return new(ReadNamed(path.Trim()), new(IsInEnvironment: false, path.Trim()));
        return new(ReadStored(system.KeyFile), new(IsInEnvironment: false, system.KeyFile));
    }

    /// <summary>A key as it can be sent.</summary>
    /// <exception cref="SettingsException">No key looks like this.</exception>
    public static string Checked(string typed) => Settings(name => name == KeySettings.KeyName ? typed : null).Value!;

    /// <summary>The file that an earlier run wrote; null where there is none.</summary>
    public static string? FindStored(InstallSystem system) => File.Exists(system.KeyFile) ? system.KeyFile : null;

    /// <summary>True when the file must be written for these clients.</summary>
    public bool MustBeStored(InstallSystem system, IEnumerable<McpClient> clients) =>
        Value is not null && Reference.File == system.KeyFile && clients.Any(client => ServerEntry.UsesFile(client, Reference)) && ReadStored(system.KeyFile) != Value;

    /// <summary>Names no value: a record would print the key.</summary>
    public override string ToString() => nameof(InstallKey);

    private static (string, string)[] Destination(InstallSystem system)
    {
        var baseUrl = ServerSettings.ReadBaseUrl(system.Variable(ServerSettings.BaseUrlName));
        KeySettings.Read(system.Variable, baseUrl, isDemo: true); // refuses pins that cannot be read
        return
        [
            .. new[] { ServerSettings.BaseUrlName, KeySettings.PinsName }
                .Select(name => (name, value: system.Variable(name)?.Trim() ?? ""))
                .Where(setting => setting.value.Length > 0),
        ];
    }

    private static string? ReadNamed(string path) => Settings(name => name == KeySettings.FileName ? path : null).Current();

    private static string? ReadStored(string path)
    {
        try
        {
            return File.Exists(path) ? KeySettings.OpenInstalled(path).Read() : null;
        }
        catch (CredentialException)
        {
            return null; // written anew
        }
    }

    private static KeySettings Settings(Func<string, string?> find) => KeySettings.Read(find, new Uri(LeadMagicTools.Api.Servers[0]), isDemo: false);
}
