using System.CommandLine;
using LeadMagic.Server.Packaging;

namespace LeadMagic.Server.Commands;

/// <summary>Prints what documentation and packages are made of; for those who build them, so help does not list it.</summary>
internal static class ReferenceCommand
{
    private const string Settings = "settings";
    private const string Tools = "tools";
    private const string Registry = "server.json";
    private const string Bundle = "manifest.json";

    public static Command Create()
    {
        var what = new Argument<string>("what").AcceptOnlyFromAmong(Settings, Tools, Registry, Bundle);
        var command = new Command("reference", "Print the settings or tools reference, or the manifest of a package.") { what };
        command.Hidden = true;
        command.SetAction(result => Console.Out.Write(Text(result.GetRequiredValue(what))));
        return command;
    }

    private static string Text(string what) => what switch
    {
        Settings => SettingsPage.Write(),
        Tools => ToolsPage.Write(),
        Registry => RegistryManifest.Write() + "\n",
        _ => BundleManifest.Write(BundleManifest.CurrentPlatform()) + "\n",
    };
}
