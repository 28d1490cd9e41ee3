using System.CommandLine;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Install;
using Spectre.Console;

namespace LeadMagic.Server.Commands;

/// <summary>Puts the server into the configurations of MCP clients, and takes it out again.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var clients = new Option<string[]>("--client")
        {
            Description = $"The clients to set up: {string.Join(", ", ClientList.All.Select(client => client.Name))}.",
            HelpName = "name",
            AllowMultipleArgumentsPerToken = true,
        };
        var all = new Option<bool>("--all") { Description = "All clients that are found." };
        var print = new Option<bool>("--print") { Description = "Print the entries, for all clients or those named, and change nothing." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing." };
        var uninstall = new Option<bool>("--uninstall") { Description = "Take the server out again." };
        var skipCheck = new Option<bool>("--skip-check") { Description = "Do not ask the API whether the key works." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask before the changes." };
        var command = new Command("install", "Set the server up in Claude, Cursor, VS Code and other MCP clients.") { clients, all, print, dryRun, uninstall, skipCheck, yes };
        command.SetAction((result, cancellationToken) => RunAsync(
            new()
            {
                Clients = Known(result.GetValue(clients) ?? []),
                IsForAll = result.GetValue(all),
                IsDryRun = result.GetValue(dryRun),
                IsUninstall = result.GetValue(uninstall),
                SkipsCheck = result.GetValue(skipCheck),
                IsConfirmed = result.GetValue(yes),
                IsDemo = result.GetValue(CommandTree.Demo),
            },
            result.GetValue(print),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(InstallRequest request, bool isPrint, CancellationToken cancellationToken)
    {
        var (system, launch) = (InstallSystem.Current, LaunchCommand.Current(request.IsDemo));
        if (isPrint)
        {
            var key = request.IsDemo ? null : InstallKey.Find(system).Reference;
            EntryPrinter.Print(system, request.Clients is [] ? ClientList.All : request.Clients, launch, key, Console.Out, Console.Error);
            return 0;
        }

        var run = new InstallRun(system, Terminal(), (key, stop) => KeyCheck.AskAsync(key, system.Variable, stop));
        return await run.RunAsync(request, launch, cancellationToken);
    }

    /// <summary>A person is asked only where questions can be shown and answered.</summary>
    private static IInstallTerminal Terminal() =>
        !Console.IsInputRedirected && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true }
            ? new SpectreTerminal(AnsiConsole.Console)
            : new PlainTerminal(Console.Out, Console.Error);

    /// <summary>What was typed is not repeated: it may be a key in the wrong place.</summary>
    private static IReadOnlyList<McpClient> Known(string[] names) =>
    [
        .. names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(name => ClientList.All.FirstOrDefault(client => client.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new SettingsException($"--client names an unknown client. Known are {string.Join(", ", ClientList.All.Select(client => client.Name))}."))
            .Distinct(),
    ];
}
