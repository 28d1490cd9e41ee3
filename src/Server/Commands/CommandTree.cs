using System.CommandLine;
using System.CommandLine.Invocation;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Commands;

/// <summary>The commands for people.</summary>
internal static class CommandTree
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is ["--version"])
        {
            Console.WriteLine(ProductVersion.Text);
            return 0;
        }

        var result = Build().Parse(arguments);
        if (result.Action is ParseErrorAction)
        {
            foreach (var error in result.Errors) await Console.Error.WriteLineAsync($"{LeadMagicServer.Name}: {WithoutTyped(error.Message)}");
            await Console.Error.WriteLineAsync("See --help. The key is no part of a command line: set it in the environment.");
            return 2;
        }

        try
        {
            // The library's own handler would print a stack trace where the entry point says in one line which setting is bad.
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return 1; // Ctrl+C during a call
        }
    }

    /// <summary>The library quotes what was typed, and that may be a key or a person: only names of our own are repeated.</summary>
    private static string WithoutTyped(string message)
    {
        var quote = message.IndexOf('\'', StringComparison.Ordinal);
        if (quote < 0) return message;
        var quoted = message.AsSpan(quote + 1, message.LastIndexOf('\'') - quote - 1);
        return quoted is "call" or "tools" or "tool" or "--json" or "--demo" ? message : message[..quote].TrimEnd() + " that is not known (and not repeated here).";
    }

    private static RootCommand Build()
    {
        var demo = new Option<bool>("--demo") { Description = "Answer from the document's examples: no key, no network.", Recursive = true };
        var root = new RootCommand("MCP server for LeadMagic. Without a command it serves MCP over standard input and output.") { demo };
        root.SetAction(result => ServeCommand.RunAsync(result.GetValue(demo)));

        var tools = new Command("tools", "List the tools that the settings enable, with their costs.");
        tools.SetAction(_ => ToolsCommand.Run(Console.Out, SurfaceSettings.Read(SettingsSource.OpenProcess())));
        root.Add(tools);

        var name = new Argument<string>("tool") { Description = "The tool's name, as `tools` lists it." };
        var values = new Argument<string[]>("arguments") { Description = "Arguments as name=value.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<string?>("--json") { Description = "All arguments as one JSON object." };
        var call = new Command("call", "Call one tool and print its answer.") { name, values, json };
        call.SetAction((result, cancellationToken) => CallCommand.RunAsync(
            result.GetRequiredValue(name), result.GetValue(values) ?? [], result.GetValue(json), result.GetValue(demo), cancellationToken));
        root.Add(call);
        root.Add(InstallCommand.Create(demo));
        return root;
    }
}
