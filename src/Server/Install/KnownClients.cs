using LeadMagic.Server.Install.Json;

namespace LeadMagic.Server.Install;

/// <summary>The clients that were found on this machine, and which of them know this server.</summary>
internal static class KnownClients
{
    public static IEnumerable<(string Client, bool IsConfigured)> Find(InstallSystem system) =>
        ClientList.Find(system).GroupBy(file => file.Client.Title, StringComparer.Ordinal).Select(files => (files.Key, files.Any(HasEntry)));

    /// <summary>A file that cannot be read has none as far as can be told.</summary>
    private static bool HasEntry(ClientFile file)
    {
        try
        {
            return File.Exists(file.Path) && ConfigurationText.Parse(File.ReadAllBytes(file.Path)).Find(ClientConfiguration.EntryPath(file.Client)) is not null;
        }
        catch (Exception fault) when (fault is ConfigurationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
