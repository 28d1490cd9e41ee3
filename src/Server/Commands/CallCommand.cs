using System.CommandLine;
using LeadMagic.Server.Commands.Completion;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Commands;

/// <summary>Calls one tool through a real client and server in this process and prints the answer.</summary>
internal static class CallCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("tool") { Description = "The tool's name, as `tools` lists it." };
        var values = new Argument<string[]>("arguments") { Description = "Arguments as name=value.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<string?>("--json") { Description = "All arguments as one JSON object." };
        (name.HelpName, values.HelpName) = ("tool", "arguments"); // without, help would list all that can be completed
        ToolCompletion.AddTo(name, values);
        var timing = new Option<bool>("--timing") { Description = "Print on standard error where the time went." };
        var command = new Command("call", "Call one tool and print its answer.") { name, values, json, timing };
        command.SetAction((result, cancellationToken) =>
        {
            var typed = new TypedCall(result.GetRequiredValue(name), result.GetValue(values) ?? [], result.GetValue(json));
            return RunAsync(typed, result.GetValue(timing) ? new CallTiming(TimeProvider.System) : null, result.GetValue(CommandTree.Demo), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(TypedCall typed, CallTiming? timing, bool isDemo, CancellationToken cancellationToken)
    {
        var settings = CommandSettings.Read(isDemo);

        // No context to fill, and nobody to read on after the process has ended.
        settings = settings with { Results = settings.Results with { ShowsWhole = true } };
        using var logs = LogSettings.Open(settings.Log);
        await using var spend = SpendJournal.Open(settings, logs);
        var options = LeadMagicServer.CreateOptions(settings, observers: new() { Logs = logs, Around = timing, Watcher = spend });
        if (!options.ToolCollection!.TryGetPrimitive(typed.Tool, out var tool)) throw ToolChoice.NotEnabled(typed.Tool, settings.Surface);
        var arguments = ToolArguments.Parse(tool.ProtocolTool, typed.Values, typed.Json);
        await using var session = await InProcessSession.StartAsync(options, cancellationToken, TerminalQuestion.Find(Console.IsInputRedirected, Console.IsErrorRedirected));
        timing?.Begin();
        var result = await session.CallAsync(typed.Tool, arguments, cancellationToken);
        timing?.End();
        Print(result);
        if (timing is not null) await Console.Error.WriteLineAsync(timing.ToString());
        return result.IsError == true ? 1 : 0;
    }

    /// <summary>
    /// The answer goes to standard output, indented for a person and as it came for a program; remarks about it and errors go to standard error.
    /// </summary>
    private static void Print(CallToolResult result)
    {
        for (var i = 0; i < result.Content.Count; i++)
        {
            var isAnswer = i == 0 && result.IsError != true;
            (isAnswer ? Console.Out : Console.Error).WriteLine(result.Content[i] switch
            {
                TextContentBlock text when isAnswer && !Console.IsOutputRedirected => Indentation.Of(text.Text),
                TextContentBlock text when isAnswer => text.Text,
                TextContentBlock text => Screen.Wrap(text.Text, Screen.ErrorWidth),
                var block => $"({block.Type}: not text, and not printed)",
            });
        }
    }

    /// <summary>A call as a person typed it.</summary>
    /// <param name="Values"><c>name=value</c> each.</param>
    /// <param name="Json">All arguments as one object; null where they come as values.</param>
    private sealed record TypedCall(string Tool, string[] Values, string? Json);
}
