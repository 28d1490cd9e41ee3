using System.CommandLine;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Install;

namespace LeadMagic.Server.Commands.Doctor;

/// <summary>Checks everything that a call needs, one line each: 0 when all is well, 1 when something failed, 2 for a bad setting.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Check settings, network, key, balance and clients, and say what to do.");
        command.SetAction((result, cancellationToken) =>
        {
            var checks = new DoctorChecks
            {
                Directory = WorkingDirectory.Find(),
                Environment = Environment.GetEnvironmentVariable,
                InstalledKey = InstallKey.FindStored(InstallSystem.Current),
                Network = new NetworkCheck(TimeProvider.System, HttpClient.DefaultProxy),
                Time = TimeProvider.System,
                Clients = () => ClientSearch.Run(InstallSystem.Current),
            };
            return RunAsync(Console.Out, checks, result.GetValue(CommandTree.Demo), cancellationToken, Screen.OutputWidth);
        });
        return command;
    }

    internal static async Task<int> RunAsync(TextWriter output, DoctorChecks checks, bool isDemo, CancellationToken cancellationToken, int? width = null)
    {
        var worst = Verdict.Ok;
        try
        {
            await foreach (var finding in checks.RunAsync(isDemo, cancellationToken))
            {
                await output.WriteLineAsync(Screen.Wrap(finding.ToString(), width, Finding.Indent));
                worst = (Verdict)Math.Max((int)worst, (int)finding.Verdict);
            }
        }
        catch (SettingsException fault)
        {
            await output.WriteLineAsync(Screen.Wrap(Finding.Failed("settings", fault.Message).ToString(), width, Finding.Indent));
            return 2;
        }

        return worst == Verdict.Failed ? 1 : 0;
    }
}
