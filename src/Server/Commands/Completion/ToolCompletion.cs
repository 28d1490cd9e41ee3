using System.CommandLine;
using System.CommandLine.Completions;

namespace LeadMagic.Server.Commands.Completion;

/// <summary>What can stand in the place of a tool, and of its arguments, while somebody types.</summary>
internal static class ToolCompletion
{
    /// <summary>The names of all tools.</summary>
    public static IEnumerable<string> Names() => ToolChoice.All().Select(tool => tool.About.Name);

    /// <summary>Completes a tool's name, and behind it the arguments that are not given yet, as <c>name=</c>.</summary>
    public static void AddTo(Argument<string> tool, Argument<string[]> values)
    {
        tool.CompletionSources.Add(context => IsBehind(context, tool) ? [] : Names());
        values.CompletionSources.Add(context => IsBehind(context, tool) ? Arguments(Typed(context, tool)[0], Typed(context, values)) : []);
    }

    /// <summary>The names of a tool's arguments; none for a tool that does not exist.</summary>
    /// <param name="given">What was typed of the call, as <c>name=value</c>.</param>
    internal static IEnumerable<string> Arguments(string tool, IReadOnlyList<string> given)
    {
        var found = Array.Find(ToolChoice.All(), each => each.About.Name == tool);
        return found is null ? [] : ToolArguments.Names(found.ProtocolTool).Select(name => name + "=").Where(name => !given.Any(value => value.StartsWith(name, StringComparison.Ordinal)));
    }

    /// <summary>True where the tool is complete: the word that is being typed comes after it.</summary>
    private static bool IsBehind(CompletionContext context, Argument tool) =>
        Typed(context, tool) is [var name] && (context.WordToComplete.Length == 0 || context.ParseResult.Tokens[^1].Value != name);

    private static IReadOnlyList<string> Typed(CompletionContext context, Argument argument) =>
        context.ParseResult.GetResult(argument) is { } result ? [.. result.Tokens.Select(token => token.Value)] : [];
}
