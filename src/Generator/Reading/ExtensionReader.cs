using System.Globalization;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading;

/// <summary>What <c>x-mcp</c> says of a tool; null where it says nothing.</summary>
internal sealed record ToolExtension(string? Name, string? Title, string? Description, string? Toolset, bool Enabled);

/// <summary>Reads the extensions <c>x-mcp</c>, <c>x-mcp-annotations</c>, <c>x-mcp-retry</c> and <c>x-credits</c>; an unknown key is an error.</summary>
internal sealed class ExtensionReader(ReadingContext context, OperationSite site)
{
    private static readonly string[] ToolKeys = ["name", "title", "description", "enabled", "toolset"];
    private static readonly string[] HintKeys = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"];
    private static readonly string[] CreditKeys = ["base", "perResult", "resultsArgument", "maxResults", "freeWhen"];

    private readonly JsonValue _operation = site.Operation.Value;

    /// <summary>Reads <c>x-mcp</c>: the operation's keys win over those of its path, and these over those of the document.</summary>
    public ToolExtension ReadTool()
    {
        var sources = new[] { _operation, site.PathItem, context.Root }.Select(owner => ReadObject(owner, "x-mcp", ToolKeys)).OfType<JsonValue>().ToList();
        var name = Text(sources.Take(1), "name");
        if (name is not null && !Names.IsToolName(name)) context.Refuse(Rules.InvalidToolName, Value(sources, "name")!.Span, name);
        var enabled = Value(sources, "enabled");
        if (enabled is { IsBoolean: false }) Invalid(enabled, "x-mcp.enabled", "true or false");
        return new(name, Text(sources, "title"), Text(sources, "description"), Text(sources, "toolset"), enabled is not { Kind: JsonKind.False });
    }

    /// <summary>The hints; what is absent follows from the HTTP method.</summary>
    public HintsModel ReadHints()
    {
        var reads = site.Method is "GET" or "HEAD" or "OPTIONS" or "TRACE";
        var hints = ReadObject(_operation, "x-mcp-annotations", HintKeys);
        return new(
            Hint(hints, "readOnlyHint", reads),
            Hint(hints, "destructiveHint", site.Method is "DELETE"),
            Hint(hints, "idempotentHint", reads || site.Method is "PUT" or "DELETE"),
            Hint(hints, "openWorldHint", true));
    }

    /// <summary>The retry class; by default what only reads is safe to repeat.</summary>
    public string ReadRetry()
    {
        var retry = _operation.Find("x-mcp-retry");
        switch (retry?.Text)
        {
            case null: return site.Method is "GET" or "HEAD" ? "Safe" : "Unsent";
            case "safe": return "Safe";
            case "unsent": return "Unsent";
            case "never": return "Never";
            default:
                Invalid(retry!, "x-mcp-retry", "\"safe\", \"unsent\" or \"never\"");
                return "Never";
        }
    }

    public CreditsModel? ReadCredits()
    {
        var credits = ReadObject(_operation, "x-credits", CreditKeys);
        if (credits is null) return null;
        if (credits.Find("base") is null) context.Refuse(Rules.MissingMember, credits.Span, "x-credits", "base");
        return new(
            Amount(credits, "base") ?? "0",
            Amount(credits, "perResult"),
            Text([credits], "resultsArgument"),
            credits.Find("maxResults") is null ? null : Keyword.Count(context, credits, "maxResults"),
            Text([credits], "freeWhen"));
    }

    private JsonValue? ReadObject(JsonValue owner, string extension, string[] keys)
    {
        if (owner.Find(extension) is not { } value || !context.Expect(value, JsonKind.Object, extension)) return null;
        foreach (var member in value.Members)
        {
            if (!keys.Contains(member.Name, StringComparer.Ordinal))
            {
                context.Refuse(Rules.UnknownExtensionKey, member.NameSpan, extension, member.Name, string.Join(", ", keys));
            }
        }

        return value;
    }

    private bool Hint(JsonValue? hints, string name, bool otherwise)
    {
        if (hints?.Find(name) is not { } value) return otherwise;
        if (!value.IsBoolean) Invalid(value, "x-mcp-annotations." + name, "true or false");
        return value.Kind == JsonKind.True;
    }

    private string? Amount(JsonValue credits, string name)
    {
        if (credits.Find(name) is not { } value) return null;
        if (value.Kind == JsonKind.Number && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0) return value.Text;
        Invalid(value, "x-credits." + name, "zero or a positive number of credits");
        return null;
    }

    private static JsonValue? Value(IEnumerable<JsonValue> sources, string name) => sources.Select(source => source.Find(name)).FirstOrDefault(value => value is not null);

    private string? Text(IEnumerable<JsonValue> sources, string name)
    {
        var value = Value(sources, name);
        if (value is { IsString: true, Text.Length: > 0 }) return value.Text;
        if (value is not null) Invalid(value, name, "a string that is not empty");
        return null;
    }

    private void Invalid(JsonValue value, string what, string expected) => context.Refuse(Rules.InvalidExtensionValue, value.Span, what, expected);
}
