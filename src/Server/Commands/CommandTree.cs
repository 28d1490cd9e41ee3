using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LeadMagic.Server.Commands.Completion;
using LeadMagic.Server.Commands.Doctor;
using OpenApiMcp.Runtime.Arguments;

namespace LeadMagic.Server.Commands;

/// <summary>The commands for people: each is made by a class of its own.</summary>
internal static class CommandTree
{
    /// <summary>Goes with each command.</summary>
    public static Option<bool> Demo { get; } = new("--demo") { Description = "Answer from the document's examples: no key, no network.", Recursive = true };

    private static readonly RootCommand Root = Build();

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is ["--version"])
        {
            Console.WriteLine(ProductVersion.Text);
            return 0;
        }

        var result = Root.Parse(arguments);
        if (result.Action is ParseErrorAction)
        {
            foreach (var error in result.Errors) await Screen.ErrorAsync($"{LeadMagicServer.Name}: {WithoutTyped(error.Message)}");
            if (Hint(result) is { } hint) await Screen.ErrorAsync(hint);
            await Screen.ErrorAsync("See --help. The key is not part of a command line: set it in the environment.");
            return 2;
        }

        try
        {
            // The library's own handlers would print a stack trace where the entry point says in one line which setting is bad, know no SIGHUP, and
            // hold off a second Ctrl+C.
            using var signals = StopSignals.Listen();
            var options = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(options, signals.Stopping);
        }
        catch (OperationCanceledException)
        {
            return 1; // Ctrl+C during a call
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("MCP server for LeadMagic. Without a command it serves MCP over standard input and output.") { Demo };
        root.SetAction(result => ServeCommand.RunAsync(result.GetValue(Demo)));
        root.Add(ToolsCommand.Create());
        root.Add(DocsCommand.Create());
        root.Add(CallCommand.Create());
        root.Add(InstallCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(SpendCommand.Create());
        var enrich = EnrichCommand.Create();
        root.Add(enrich);
        root.Add(CompletionCommand.Create());
        root.Add(ReferenceCommand.Create());
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, enrich, EnrichCommand.Examples);
        return root;
    }

    /// <summary>The library quotes what was typed, and that may be a key or a person: only names of our own are repeated.</summary>
    private static string WithoutTyped(string message)
    {
        var quote = message.IndexOf('\'', StringComparison.Ordinal);
        if (quote < 0) return message;
        var quoted = message[(quote + 1)..message.LastIndexOf('\'')];
        return Names(Root).Contains(quoted, StringComparer.Ordinal) ? message : message[..quote].TrimEnd() + " that is not known (and not repeated here).";
    }

    /// <summary>The name of ours that was probably meant, or for a command of several kinds all of them; null where neither helps.</summary>
    private static string? Hint(ParseResult result)
    {
        var command = result.CommandResult.Command;
        string[] commands = [.. command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name)];
        if (result.UnmatchedTokens is [var typed, ..])
        {
            string[] names = typed.StartsWith('-') ? [.. command.Options.Append(Demo).Select(option => option.Name)] : commands;
            if (NearestName.Suggest(typed, names) is { } nearest) return char.ToUpperInvariant(nearest[0]) + nearest[1..];
        }

        return command != Root && commands.Length > 0 ? $"`{command.Name}` is followed by one of {string.Join(", ", commands)}." : null;
    }

    /// <summary>The names of a command's subcommands, options and arguments, and of theirs.</summary>
    private static IEnumerable<string> Names(Command command) =>
    [
        .. command.Options.Select(option => option.Name),
        .. command.Arguments.Select(argument => argument.Name),
        .. command.Subcommands.SelectMany(child => Names(child).Prepend(child.Name)),
    ];
}
