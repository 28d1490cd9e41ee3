using LeadMagic.Server.Install.Json;

namespace LeadMagic.Server.Install;

/// <summary>Writes what clients' configurations need, for people who edit them themselves.</summary>
internal static class EntryPrinter
{
    /// <summary>The configurations go to standard output, which a program may read on; where they belong goes beside it.</summary>
    public static void Print(InstallSystem system, IReadOnlyList<McpClient> clients, LaunchCommand launch, KeyReference? key, TextWriter output, TextWriter remarks)
    {
        foreach (var client in clients)
        {
            remarks.WriteLine($"{client.Title}, in {client.Places(system).First().File}:");
            output.WriteLine(Configuration(client, launch, key));
            if (key is not null && ServerEntry.UsesFile(client, key)) remarks.WriteLine($"The key belongs into the file {key.File}, which only you may be able to read (mode 0600).");
        }
    }

    private static string Configuration(McpClient client, LaunchCommand launch, KeyReference? key)
    {
        var text = ClientConfiguration.Add(ConfigurationText.Parse([]), client, ServerEntry.Create(client, launch, key));
        return System.Text.Encoding.UTF8.GetString(text.Bytes).TrimEnd();
    }
}
