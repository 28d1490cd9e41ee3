using System.Globalization;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Judges the text by which a model chooses a tool: whether there is one, says anything, and fits.</summary>
internal static class DescriptionAdvice
{
    private const int FewestWords = 3;

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "todo", "tbd", "fixme", "xxx", "string", "description", "lorem ipsum", "no description", "description here", "add description here", "to be defined",
        "to be done", "your description here",
    };

    /// <summary>Words that say nothing by themselves.</summary>
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "this", "that", "of", "by", "to", "for", "from", "in", "on", "with", "and", "or", "all", "its", "it", "is",
        "api", "endpoint", "operation", "method", "call", "calls", "request", "s",
    };

    public static void Give(ReadingContext context, OperationModel operation, OperationSources sources)
    {
        var site = sources.Site;
        if (sources.Text is not { } text || sources.Description is not { } source) context.Warn(Rules.NoDescription, site.Operation.NameSpan, site.ToString());
        else if (Fault(text, operation, sources) is { } fault) context.Warn(Rules.GenericDescription, source.Span, text, fault);
        else if (text.Trim().Length > Requirements.Room(operation.Arguments))
        {
            context.Warn(Rules.DescriptionTooLong, source.Span, Number(text.Trim().Length), Number(Requirements.Room(operation.Arguments)));
        }
    }

    /// <summary>True for a text that stands for one that is still to be written.</summary>
    public static bool IsPlaceholder(string text)
    {
        var plain = text.Trim().TrimEnd('.', '!', '…').Trim('<', '>', '[', ']', '(', ')', ' ', ':');
        return plain.Length == 0 || Placeholders.Contains(plain) || plain.StartsWith("TODO", StringComparison.Ordinal);
    }

    private static string? Fault(string text, OperationModel operation, OperationSources sources)
    {
        if (IsPlaceholder(text)) return "is a placeholder";

        // Words are counted where they are written apart: in ASCII, since not every script does so.
        if (text.All(c => c < 0x80) && text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Length < FewestWords)
        {
            return "has fewer than three words";
        }

        if (text.Any(c => c >= 0x80)) return null;
        var said = Telling(text);
        var name = Telling($"{operation.Id} {operation.ToolName} {sources.Site.Method} {sources.Site.Path.Name}");
        if (said.All(name.Contains)) return "only repeats the name";
        var summary = sources.Site.Operation.Value.Find("summary") is { IsString: true } found ? found : null;
        return summary is not null && summary != sources.Description && said.SetEquals(Telling(summary.Text)) ? "only repeats the summary" : null;
    }

    private static HashSet<string> Telling(string text) => new(Words.Of(text).Where(word => !Fillers.Contains(word)).Select(Stem), StringComparer.Ordinal);

    /// <summary><c>Lists</c>, <c>list</c> and <c>listing</c> say the same.</summary>
    private static string Stem(string word)
    {
        foreach (var ending in new[] { "ies", "ing", "es", "s", "e", "y" })
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal)) return word.Substring(0, word.Length - ending.Length);
        }

        return word;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
