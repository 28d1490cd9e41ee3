using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LeadMagic.Server.Commands;

/// <summary>The library's help, and below it the examples of a command that has some.</summary>
internal sealed class HelpWithExamples(HelpAction help, Command command, string examples) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command == command) parseResult.InvocationConfiguration.Output.WriteLine(examples);
        return exitCode;
    }
}
