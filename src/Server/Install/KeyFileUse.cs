using LeadMagic.Server.Configuration;
using LeadMagic.Server.Install.Json;

namespace LeadMagic.Server.Install;

/// <summary>Tells whether a client still refers to the key's file.</summary>
internal static class KeyFileUse
{
    /// <param name="without">The configurations that the server is taken out of.</param>
    public static bool IsUsed(InstallSystem system, IEnumerable<ClientFile> without) => ClientList.Find(system).Except(without).Any(Refers);

    private static bool Refers(ClientFile file)
    {
        if (!File.Exists(file.Path)) return false;
        try
        {
            return ConfigurationText.Parse(File.ReadAllBytes(file.Path)).Find([.. ClientConfiguration.EntryPath(file.Client), "env", KeySettings.FileName]) is not null;
        }
        catch (Exception fault) when (fault is ConfigurationException or IOException or UnauthorizedAccessException)
        {
            return true; // nobody can tell
        }
    }
}
