using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Logging;

namespace LeadMagic.Server;

/// <summary>The entry point: exit code 0 for a regular end, 1 for a call that failed, 2 for a bad setting or command line, 3 for an <c>enrich</c> that was interrupted, 70 for an error inside.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        CrashReport.Install(LeadMagicServer.Name);
        if (FileLimit.Shortage() is { } shortage)
        {
            LastWords.Write($"{LeadMagicServer.Name}: {shortage}");
            return 2;
        }

        using var fileSizeLimit = FileSizeLimit.Survive();
        try
        {
            // A client starts the server without arguments: nothing of the commands for people is loaded then.
            return arguments is [] or ["--demo"]
                ? await ServeCommand.RunAsync(isDemo: arguments.Length > 0)
                : await CommandTree.RunAsync(arguments);
        }
        catch (SettingsException fault)
        {
            await Screen.ErrorAsync($"{LeadMagicServer.Name}: {fault.Message}");
            return 2;
        }
        catch (Exception fault)
        {
            LastWords.Write(CrashReport.Write(LeadMagicServer.Name, fault));
            return CrashReport.ExitCode;
        }
    }
}
