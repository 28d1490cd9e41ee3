using LeadMagic.Server.Install;
using LeadMagic.Server.Install.Json;

namespace LeadMagic.Server.Commands.Doctor;

/// <summary>Finds MCP clients on this machine, and whether they know this server.</summary>
internal static class ClientSearch
{
    /// <summary>Each client once; one that has several configurations knows the server where one of them does.</summary>
    public static IEnumerable<(string Client, bool IsConfigured)> Run(InstallSystem system) =>
        ClientList.Find(system).GroupBy(file => file.Client.Title, (title, files) => (title, files.Any(KnowsServer)), StringComparer.Ordinal);

    private static bool KnowsServer(ClientFile file)
    {
        try
        {
            return File.Exists(file.Path) && ConfigurationText.Parse(File.ReadAllBytes(file.Path)).Find(ClientConfiguration.EntryPath(file.Client)) is not null;
        }
        catch (Exception fault) when (fault is ConfigurationException or IOException or UnauthorizedAccessException)
        {
            return false; // the client could not read it either
        }
    }
}
