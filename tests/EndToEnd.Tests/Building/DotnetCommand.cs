using OpenApiMcp.TestKit.Processes;

namespace LeadMagic.EndToEnd.Tests.Building;

/// <summary>Runs <c>dotnet</c> to its end.</summary>
internal static class DotnetCommand
{
    /// <param name="settings">Variables that are set as well.</param>
    public static Task<CommandOutcome> RunAsync(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] settings) =>
        Command.RunAsync(folder, "dotnet", arguments, settings);
}
