using LeadMagic.Server.Configuration;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Commands;

/// <summary>Calls one tool through a real client and server in this process and prints the answer.</summary>
internal static class CallCommand
{
    public static async Task<int> RunAsync(string name, string[] values, string? json, bool isDemo, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Read(SettingsSource.OpenProcess(), isDemo);

        // No context to fill, and nobody to read on after the process has ended.
        settings = settings with { Results = settings.Results with { ShowsWhole = true } };
        using var logs = LogSettings.Open(settings.Log);
        var options = LeadMagicServer.CreateOptions(settings, logs: logs);
        if (!options.ToolCollection!.TryGetPrimitive(name, out var tool))
        {
            throw new SettingsException(
                $"There is no tool '{name}' among those that the settings enable. The command `tools` lists them; {SurfaceSettings.ToolsetsName}=all enables all.");
        }

        var arguments = ToolArguments.Parse(tool.ProtocolTool, values, json);
        await using var session = await InProcessSession.StartAsync(options, cancellationToken, TerminalQuestion.Find(Console.IsInputRedirected, Console.IsErrorRedirected));
        var result = await session.CallAsync(name, arguments, cancellationToken);
        Print(result);
        return result.IsError == true ? 1 : 0;
    }

    /// <summary>The answer goes to standard output, for whoever reads on; remarks about it and errors go to standard error.</summary>
    private static void Print(CallToolResult result)
    {
        for (var i = 0; i < result.Content.Count; i++)
        {
            var isAnswer = i == 0 && result.IsError != true;
            (isAnswer ? Console.Out : Console.Error).WriteLine(result.Content[i] switch
            {
                TextContentBlock text when isAnswer && !Console.IsOutputRedirected => Indentation.Of(text.Text),
                TextContentBlock text => text.Text,
                var block => $"({block.Type}: not text, and not printed)",
            });
        }
    }
}
