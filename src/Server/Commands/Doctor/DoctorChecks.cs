using System.Runtime.CompilerServices;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Commands.Doctor;

/// <summary>Makes the checks, the cheaper and more basic ones first.</summary>
internal sealed class DoctorChecks
{
    /// <summary>The working directory, whose <c>.env</c> counts.</summary>
    public required string? Directory { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>The key's file that <c>install</c> wrote; null where it wrote none.</summary>
    public string? InstalledKey { get; init; }

    public required NetworkCheck Network { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>The MCP clients that were found on this machine, and whether they know this server; null where nobody looks for them.</summary>
    public Func<IEnumerable<(string Client, bool IsConfigured)>>? Clients { get; init; }

    /// <exception cref="SettingsException">A setting is bad; what was found until then has been told.</exception>
    public async IAsyncEnumerable<Finding> RunAsync(bool isDemo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Finding.Ok("version", ProductVersion.Text);
        if (Clients is not null) yield return Judge(Clients());
        var source = SettingsSource.Open(Directory, Environment, InstalledKey);
        if (source.Warning is { } warning) yield return Finding.Warning("settings", warning);
        var settings = ServerSettings.Read(source, isDemo);
        yield return SettingsFinding.Describe(settings, source);
        if (isDemo)
        {
            yield return Finding.Skipped("network", "a demo sends nothing");
            yield break;
        }

        await foreach (var finding in Network.RunAsync(settings.BaseUrl, cancellationToken)) yield return finding;
        var api = new AccountCheck(ApiAccess.Open(settings, Time, Observers.None), Time) { IsKeyInstalled = source.InstalledKey is not null };
        await foreach (var finding in api.RunAsync(cancellationToken)) yield return finding;
    }

    private static Finding Judge(IEnumerable<(string Client, bool IsConfigured)> found)
    {
        var clients = found.ToLookup(client => client.IsConfigured, client => client.Client);
        var others = clients[false].Any() ? $"; found and not configured: {string.Join(", ", clients[false])}" : "";
        return clients[true].Any()
            ? Finding.Ok("clients", $"configured: {string.Join(", ", clients[true])}{others}")
            : Finding.Warning("clients", $"no client is configured on this machine{others}. `install` does it.");
    }
}
