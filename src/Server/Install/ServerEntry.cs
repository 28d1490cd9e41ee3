using System.Text.Json.Nodes;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Install;

/// <summary>Where the key is, for the entries: they refer to it and never hold it.</summary>
/// <param name="IsInEnvironment">True when it is the environment's, so that a client which can may refer to that.</param>
/// <param name="File">The file that holds it for the other clients.</param>
internal sealed record KeyReference(bool IsInEnvironment, string File)
{
    /// <summary>Settings that say where the key may be sent, by name: a client does not see the environment in which the key was checked.</summary>
    public IReadOnlyList<(string Name, string Value)> Destination { get; init; } = [];
}

/// <summary>What stands in a client's configuration about this server.</summary>
internal static class ServerEntry
{
    public const string Name = "leadmagic";

    /// <param name="key">Null in demo mode, which needs none.</param>
    public static JsonObject Create(McpClient client, LaunchCommand launch, KeyReference? key)
    {
        var entry = new JsonObject();
        if (client.NamesType) entry["type"] = "stdio";
        entry["command"] = launch.Command;
        if (launch.Arguments.Count > 0) entry["args"] = new JsonArray([.. launch.Arguments.Select(argument => JsonValue.Create(argument))]);
        if (key is not null) entry["env"] = Environment(client, key);
        return entry;
    }

    /// <summary>What a client that keeps the key itself asks its user.</summary>
    public static JsonObject CreateInput(string id) => new() { ["type"] = "promptString", ["id"] = id, ["description"] = "LeadMagic API key", ["password"] = true };

    public static bool UsesFile(McpClient client, KeyReference key) => client.InputId is null && !(key.IsInEnvironment && client.Reference is not null);

    private static JsonObject Environment(McpClient client, KeyReference key)
    {
        JsonObject variables = UsesFile(client, key)
            ? new() { [KeySettings.FileName] = key.File }
            : new() { [KeySettings.KeyName] = client.InputId is { } id ? $"${{input:{id}}}" : client.Reference };
        foreach (var (name, value) in key.Destination) variables[name] = value;
        return variables;
    }
}
