using LeadMagic.Server.Configuration;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Commands;

/// <summary>Calls one tool through a real client and server in this process and prints the answer.</summary>
internal static class CallCommand
{
    public static async Task<int> RunAsync(string name, string[] values, string? json, bool isDemo, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Read(SettingsSource.OpenProcess(), isDemo);
        var options = LeadMagicServer.CreateOptions(settings);
        if (!options.ToolCollection!.TryGetPrimitive(name, out var tool))
        {
            throw new SettingsException($"There is no tool '{name}'. The command `tools` lists them all.");
        }

        var arguments = ToolArguments.Parse(tool.ProtocolTool, values, json);
        await using var session = await InProcessSession.StartAsync(options, cancellationToken);
        var result = await session.CallAsync(name, arguments, cancellationToken);
        Print(result);
        return result.IsError == true ? 1 : 0;
    }

    private static void Print(CallToolResult result)
    {
        var output = result.IsError == true ? Console.Error : Console.Out;
        foreach (var block in result.Content)
        {
            output.WriteLine(block switch
            {
                TextContentBlock text when Console.IsOutputRedirected || result.IsError == true => text.Text,
                TextContentBlock text => Indentation.Of(text.Text),
                _ => $"({block.Type}: not text, and not printed)",
            });
        }
    }
}
