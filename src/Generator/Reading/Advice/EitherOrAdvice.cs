using System.Text.RegularExpressions;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Finds a rule about several arguments that only stands in a description, where nothing enforces it.</summary>
internal sealed class EitherOrAdvice(ReadingContext context, DefinitionTable definitions)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A demand, and a choice behind it or before it: "Provide either … or …", "at least one of … is required".</summary>
    private static readonly Regex Choice = new(
        @"\b(?:either\b.*?\bor\b|(?:(?:at\s+least|exactly|only|any)\s+)?one\s+(?:or\s+more\s+)?of\b|at\s+least\s+one\b)", Options, Patience);

    private static readonly Regex Demand = new(
        @"\b(?:required?|requires|must|needs?|needed|mandatory|provide[ds]?|supply|supplied|specify|specified|pass|passed|give|given|include|set|send|use)\b", Options, Patience);

    private static readonly Regex RequiredWithout = new(
        @"\b(?:required|mandatory|needed)\s+(?:unless\b|(?:if|when|where)\b.*\b(?:no|not|without|missing|absent|omitted|empty)\b)", Options, Patience);

    private static readonly Regex Following = new(@"\bone\s+of\s+(?:the\s+following|these)\b", Options, Patience);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private const int MaxText = 8_000;

    private const int MaxNames = 200;

    public void Give(OperationModel operation, OperationSources sources)
    {
        var body = BodyObject(operation, sources);
        var objects = new[] { operation.Arguments, body }.OfType<SchemaModel>().ToList();
        if (sources.Description is { } description) Judge(description, objects, null);
        foreach (var parameter in sources.Parameters)
        {
            if (parameter.Source.Find("description") is { IsString: true } text) Judge(text, objects, parameter.Parameter.Name);
        }

        if (sources.Body is { } read) JudgeBody(read.Media.Find("schema"), objects);
    }

    /// <summary>The object that the body is, where it is one argument.</summary>
    private SchemaModel? BodyObject(OperationModel operation, OperationSources sources)
    {
        if (operation.Body?.Argument is null || sources.Body is null) return null;
        return AllOfMerger.Merge(FlatBody.Dereference(sources.Body.Schema, definitions), definitions);
    }

    private void JudgeBody(JsonValue? source, List<SchemaModel> objects)
    {
        var seen = new HashSet<JsonValue>();
        var waiting = new Stack<JsonValue>();
        if (source is not null) waiting.Push(source);
        while (waiting.Count > 0)
        {
            var schema = waiting.Pop();
            if (!seen.Add(schema)) continue;
            if (schema.Find("description") is { IsString: true } description) Judge(description, objects, null, Names(schema));
            foreach (var property in schema.Find("properties")?.Members ?? [])
            {
                if (property.Value.Find("description") is { IsString: true } text) Judge(text, objects, property.Name);
            }

            if (ExampleReader.Peek(context, schema) is { } target) waiting.Push(target);
            foreach (var branch in schema.Find("allOf")?.Items ?? []) waiting.Push(branch);
        }
    }

    private static List<string> Names(JsonValue schema) => [.. (schema.Find("properties")?.Members ?? []).Select(property => property.Name)];

    /// <param name="source">The text.</param>
    /// <param name="objects">The objects whose properties it may speak of.</param>
    /// <param name="own">The argument that it describes, or null.</param>
    /// <param name="listed">What "one of the following" means where no names follow.</param>
    private void Judge(JsonValue source, List<SchemaModel> objects, string? own, List<string>? listed = null)
    {
        if (source.Text.Length > MaxText || !(Choice.IsMatch(source.Text) || RequiredWithout.IsMatch(source.Text))) return;
        foreach (var rules in objects)
        {
            if (FindChoice(source.Text, rules, own, listed) is not { } names) continue;
            context.Warn(Rules.EitherOrInProse, source.Span, string.Join(", ", names));
            return;
        }
    }

    private static List<string>? FindChoice(string text, SchemaModel rules, string? own, List<string>? listed)
    {
        if (rules.Object.Properties.Count is < 2 or > MaxNames) return null;
        var known = rules.Object.Properties.Select(property => property.Name).Except(rules.Object.Required, StringComparer.Ordinal).ToList();
        if (known.Count < 2) return null;
        foreach (var sentence in Sentences(text))
        {
            var names = Named(sentence, text, known, own, listed);
            if (names.Count >= 2 && !IsCovered(rules, names)) return names;
        }

        return null;
    }

    private static List<string> Named(string sentence, string text, List<string> known, string? own, List<string>? listed)
    {
        if (own is not null && known.Contains(own) && RequiredWithout.IsMatch(sentence))
        {
            var others = In(sentence, known).Where(name => name != own).ToList();
            return others.Count == 0 ? [] : [own, .. others];
        }

        if (!Choice.IsMatch(sentence) || !Demand.IsMatch(sentence)) return [];
        var names = In(sentence, known);
        if (names.Count >= 2 || !Following.IsMatch(sentence)) return names;
        var later = In(text, known);
        return later.Count >= 2 ? later : [.. (listed ?? []).Where(known.Contains)];
    }

    /// <summary>The names that stand in a text as words; a name that is an ordinary short word counts as well, since two are needed.</summary>
    private static List<string> In(string text, List<string> names) => [.. names.Where(name => IsWordOf(text, name))];

    private static bool IsWordOf(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsNameCharacter(text[at - 1])) && (end == text.Length || !IsNameCharacter(text[end]))) return true;
        }

        return false;
    }

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    /// <summary>True where a rule about presence speaks of one of the names, or asks for a number of properties.</summary>
    private static bool IsCovered(SchemaModel schema, List<string> names)
    {
        if (schema.Object.MinProperties > 0 || schema.Object.DependentRequired.Count > 0) return true;
        var waiting = new Stack<SchemaModel>(SchemaWalk.InPlace(schema));
        for (var i = 0; i < 1000 && waiting.Count > 0; i++)
        {
            var branch = waiting.Pop();
            if (branch.Reference is not null || branch.Object.MinProperties > 0 || branch.Object.Required.Any(names.Contains)) return true;
            foreach (var inner in SchemaWalk.InPlace(branch)) waiting.Push(inner);
        }

        return false;
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] is '.' or '!' or '?' or ';' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]));
            if (!ends && !(text[i] == '\n' && i + 1 < text.Length && text[i + 1] == '\n')) continue;
            yield return text.Substring(start, i + 1 - start);
            start = i + 1;
        }

        if (start < text.Length) yield return text.Substring(start);
    }
}
