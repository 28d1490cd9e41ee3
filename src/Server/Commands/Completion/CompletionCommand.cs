using System.CommandLine;

namespace LeadMagic.Server.Commands.Completion;

/// <summary>Prints the script that lets a shell complete this program's command line.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var command = new Command("completion", "Print a script that completes commands, options, tools and arguments in your shell.");
        foreach (var (shell, script, use) in CompletionScripts.All)
        {
            var one = new Command(shell, $"The script for {shell}: {use}");
            one.SetAction(_ => Console.Out.Write(script));
            command.Add(one);
        }

        return command;
    }
}
