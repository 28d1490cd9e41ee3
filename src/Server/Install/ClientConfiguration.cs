using System.Text.Json;
using System.Text.Json.Nodes;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Install.Json;

namespace LeadMagic.Server.Install;

/// <summary>Puts this server into a client's configuration and takes it out again.</summary>
internal static class ClientConfiguration
{
    private const string Inputs = "inputs";

    public static JsonStep[] EntryPath(McpClient client) => [client.Container, ServerEntry.Name];

    /// <summary>The configuration with the entry. Of an entry that is there, what the user added stays, such as a cap on what is spent.</summary>
    public static ConfigurationText Add(ConfigurationText text, McpClient client, JsonObject server)
    {
        var path = EntryPath(client);
        text = text.Find(path) is { Type: JsonTokenType.StartObject } ? Merge(text, path, server) : text.Set(path, server);
        if (client.InputId is not { } id || server["env"] is null || text.Find(InputPath(id)) is not null) return text;
        return text.Set(InputPath(id), ServerEntry.CreateInput(id));
    }

    /// <summary>The configuration without this server, and without what was made for it.</summary>
    /// <param name="before">What it was before the server was added; null where there was nothing.</param>
    public static ConfigurationText Withdraw(ConfigurationText text, McpClient client, ConfigurationText? before)
    {
        var paths = client.InputId is { } id ? new[] { EntryPath(client), InputPath(id) } : [EntryPath(client)];

        // Nothing else has changed since: exactly what was there comes back.
        if (before is not null && before.Find(paths[0]) is null && paths.Aggregate(before, (replay, path) => Copy(text, replay, path)).Bytes.AsSpan().SequenceEqual(text.Bytes)) return before;
        return paths.Aggregate(text, (rest, path) => Remove(rest, path, before));
    }

    private static JsonStep[] InputPath(string id) => [Inputs, JsonStep.Element(id)];

    private static ConfigurationText Merge(ConfigurationText text, JsonStep[] path, JsonObject server)
    {
        foreach (var (name, value) in server)
        {
            if (value is JsonObject variables && text.Find([.. path, name]) is { Type: JsonTokenType.StartObject })
            {
                text = variables.Aggregate(text, (merged, variable) => SetNew(merged, [.. path, name, variable.Key], variable.Value!));
            }
            else
            {
                text = SetNew(text, [.. path, name], value!);
            }
        }

        if (server["args"] is null) text = text.Remove([.. path, "args"]);

        // The server refuses to choose between two sources of the key.
        return new[] { KeySettings.KeyName, KeySettings.FileName }
            .Where(name => server["env"]?[name] is null)
            .Aggregate(text, (merged, name) => merged.Remove([.. path, "env", name]));
    }

    private static ConfigurationText SetNew(ConfigurationText text, JsonStep[] path, JsonNode value) =>
        text.Find(path) is { } part && text.Has(part, value) ? text : text.Set(path, value);

    private static ConfigurationText Copy(ConfigurationText from, ConfigurationText to, JsonStep[] path) => from.Find(path) is { } part ? to.Set(path, from.Raw(part)) : to;

    private static ConfigurationText Remove(ConfigurationText text, JsonStep[] path, ConfigurationText? before)
    {
        if (text.Find(path) is null) return text;
        text = text.Remove(path);
        var container = path[..^1];
        return text.IsBare(container) && before?.Find(container) is null ? text.Remove(container) : text;
    }
}
