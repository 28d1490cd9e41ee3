using System.CommandLine;
using LeadMagic.Server.Commands.Completion;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Documentation;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Commands;

/// <summary>Prints the page of one tool in Markdown, whether or not it is enabled; without a name, the list of all.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("tool") { Description = "The tool's name, as `tools` lists it.", Arity = ArgumentArity.ZeroOrOne };
        name.HelpName = "tool";
        name.CompletionSources.Add(_ => ToolCompletion.Names());
        var command = new Command("docs", "Print what is known of one tool: arguments, cost, example, errors.") { name };
        command.SetAction(result => Run(Console.Out, result.GetValue(name)));
        return command;
    }

    /// <exception cref="SettingsException">There is no such tool.</exception>
    internal static int Run(TextWriter output, string? name)
    {
        var tools = ToolChoice.All();
        output.Write(name is null ? Index(tools) : ToolPage.Write(Find(tools, name)));
        return 0;
    }

    private static string Index(ApiTool[] tools) =>
        ToolIndex.Write("LeadMagic tools", $"`{LeadMagicServer.Name} docs TOOL` prints the page of one.", tools.Select(tool => tool.About));

    private static ApiTool Find(ApiTool[] tools, string name) =>
        Array.Find(tools, tool => tool.About.Name == name) ?? throw ToolChoice.Unknown(name, tools.Select(tool => tool.About.Name));
}
