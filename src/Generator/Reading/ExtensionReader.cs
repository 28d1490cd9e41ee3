using System.Globalization;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading;

/// <summary>What <c>x-mcp</c> says of a tool; null where it says nothing.</summary>
internal sealed record ToolExtension(string? Name, string? Title, string? Description, string? Toolset, bool Enabled)
{
    /// <summary>Where <see cref="Description"/> stands.</summary>
    public JsonValue? DescriptionSource { get; init; }
}

/// <summary>
/// Reads the extensions <c>x-mcp</c>, <c>x-mcp-annotations</c>, <c>x-mcp-retry</c>, <c>x-mcp-answer</c> and <c>x-credits</c>; an unknown key is an error.
/// </summary>
internal sealed class ExtensionReader(ReadingContext context, OperationSite site)
{
    private static readonly string[] OperationExtensions = ["x-mcp", "x-mcp-annotations", "x-mcp-retry", "x-mcp-answer", "x-credits"];
    private static readonly string[] SharedExtensions = ["x-mcp"];
    private static readonly string[] ToolKeys = ["name", "title", "description", "enabled", "toolset", "idempotencyArgument"];
    private static readonly string[] SharedToolKeys = ["title", "description", "enabled", "toolset"];
    private static readonly string[] HintKeys = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"];
    private static readonly string[] AnswerKeys = ["omit", "hide"];
    private static readonly string[] CreditKeys = ["base", "perResult", "resultsArgument", "maxResults", "pricedBy", "prices", "confirm", "freeWhen"];

    private readonly JsonValue _operation = site.Operation.Value;

    /// <summary>Reads <c>x-mcp</c>: the operation's keys win over those of its path, and these over those of the document.</summary>
    public ToolExtension ReadTool()
    {
        RefuseUnknown(_operation, "An operation", OperationExtensions);
        RefuseUnknown(site.PathItem, "A path item", SharedExtensions);
        RefuseUnknown(context.Root, "The document", SharedExtensions);
        var own = ReadObject(_operation, "x-mcp", ToolKeys);
        var shared = new[] { site.PathItem, context.Root }.Select(owner => ReadObject(owner, "x-mcp", SharedToolKeys));
        var sources = shared.Prepend(own).OfType<JsonValue>().ToList();
        var name = own is null ? null : Text("x-mcp", [own], "name");
        if (name is not null && !Names.IsToolName(name)) context.Refuse(Rules.InvalidToolName, own!.Find("name")!.Span, name);
        var enabled = Value(sources, "enabled");
        if (enabled is { IsBoolean: false }) Invalid(enabled, "x-mcp.enabled", "true or false");
        return new(name, Text("x-mcp", sources, "title"), Text("x-mcp", sources, "description"), Text("x-mcp", sources, "toolset"), enabled is not { Kind: JsonKind.False })
        {
            DescriptionSource = Value(sources, "description"),
        };
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

    /// <summary>Reads <c>x-mcp-answer</c>; null where all of every answer is shown.</summary>
    public AnswerViewModel? ReadView() => ReadObject(_operation, "x-mcp-answer", AnswerKeys) is { } answer ? new AnswerViewReader(context, _operation).Read(answer) : null;

    /// <summary>Reads <c>x-mcp.idempotencyArgument</c>, which must be one of the tool's arguments.</summary>
    public string? ReadIdempotencyArgument(SchemaModel arguments) =>
        _operation.Find("x-mcp") is { IsObject: true } tool ? Argument("x-mcp", tool, "idempotencyArgument", arguments) : null;

    /// <summary>Reads <c>x-credits</c>, whose <c>resultsArgument</c> and <c>pricedBy</c> must be among the tool's arguments.</summary>
    public CreditsModel? ReadCredits(SchemaModel arguments)
    {
        var credits = ReadObject(_operation, "x-credits", CreditKeys);
        if (credits is null) return null;
        if (credits.Find("base") is null) context.Refuse(Rules.MissingMember, credits.Span, "x-credits", "base");
        var bound = Argument("x-credits", credits, "resultsArgument", arguments);
        var freeWhen = Text("x-credits", [credits], "freeWhen");
        return new(Amount(credits, "base", "x-credits") ?? "0", Amount(credits, "perResult", "x-credits"), bound, MaxResults(credits), freeWhen)
        {
            PricedBy = Argument("x-credits", credits, "pricedBy", arguments),
            Prices = ReadPrices(credits),
            Confirm = Switch(credits, "confirm", "x-credits", otherwise: false),
        };
    }

    /// <summary>The prices by the value of <c>pricedBy</c>: neither says anything without the other.</summary>
    private EquatableArray<PriceModel> ReadPrices(JsonValue credits)
    {
        var (argument, prices) = (credits.Find("pricedBy"), credits.Find("prices"));
        if (argument is null && prices is null) return default;
        if (argument is null || prices is null) context.Refuse(Rules.MissingMember, credits.Span, "x-credits", argument is null ? "pricedBy" : "prices");
        if (prices is null || !context.Expect(prices, JsonKind.Object, "x-credits.prices")) return default;
        if (prices.Members.Count == 0) Invalid(prices, "x-credits.prices", "at least one price");
        return prices.Members.Select(price => new PriceModel(price.Name, Amount(prices, price.Name, "x-credits.prices") ?? "0")).ToEquatableArray();
    }

    /// <summary>A misspelled extension would be dropped in silence, and one of an operation says nothing elsewhere.</summary>
    private void RefuseUnknown(JsonValue owner, string what, string[] known)
    {
        foreach (var member in owner.Members)
        {
            var isOurs = member.Name.StartsWith("x-mcp", StringComparison.Ordinal) || member.Name.StartsWith("x-credits", StringComparison.Ordinal);
            if (isOurs && !known.Contains(member.Name, StringComparer.Ordinal))
            {
                context.Refuse(Rules.UnknownExtensionKey, member.NameSpan, what, member.Name, string.Join(", ", known));
            }
        }
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

    private bool Hint(JsonValue? hints, string name, bool otherwise) => Switch(hints, name, "x-mcp-annotations", otherwise);

    private bool Switch(JsonValue? owner, string name, string extension, bool otherwise)
    {
        if (owner?.Find(name) is not { } value) return otherwise;
        if (!value.IsBoolean) Invalid(value, $"{extension}.{name}", "true or false");
        return value.Kind == JsonKind.True;
    }

    private string? Argument(string extension, JsonValue owner, string key, SchemaModel arguments)
    {
        var name = Text(extension, [owner], key);
        if (name is not null && arguments.Object.Properties.All(property => property.Name != name)) Invalid(owner.Find(key)!, $"{extension}.{key}", "the name of one of the tool's arguments");
        return name;
    }

    private string? Amount(JsonValue owner, string name, string extension)
    {
        if (owner.Find(name) is not { } value) return null;
        if (value.Kind == JsonKind.Number && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0) return value.Text;
        Invalid(value, $"{extension}.{name}", "zero or a positive number of credits");
        return null;
    }

    private int? MaxResults(JsonValue credits)
    {
        if (credits.Find("maxResults") is not { } value) return null;
        if (value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var results)) return results;
        Invalid(value, "x-credits.maxResults", "zero or a positive integer");
        return null;
    }

    private static JsonValue? Value(IEnumerable<JsonValue> sources, string name) => sources.Select(source => source.Find(name)).FirstOrDefault(value => value is not null);

    private string? Text(string extension, IEnumerable<JsonValue> sources, string name)
    {
        var value = Value(sources, name);
        if (value is { IsString: true } && !string.IsNullOrWhiteSpace(value.Text)) return VisibleText.Read(context, value);
        if (value is not null) Invalid(value, $"{extension}.{name}", "a string that is not empty");
        return null;
    }

    private void Invalid(JsonValue value, string what, string expected) => context.Refuse(Rules.InvalidExtensionValue, value.Span, what, expected);
}
