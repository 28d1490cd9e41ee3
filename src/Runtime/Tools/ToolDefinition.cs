using System.Collections.Immutable;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Results;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>What the document says about one operation, as the generator writes it into a tool class.</summary>
public sealed class ToolDefinition
{
    /// <summary>The tool's name: 1–64 characters of <c>[A-Za-z0-9_-]</c>, unique in its catalogue.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>What the model reads before it chooses the tool.</summary>
    public required string Description { get; init; }

    /// <summary>The operation as the document spells it, such as <c>POST /v1/people/email-finder</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The group that the tool belongs to (<c>x-mcp.toolset</c>), or null.</summary>
    public string? Toolset { get; init; }

    public required ToolHints Hints { get; init; }

    public required RetryClass Retry { get; init; }

    /// <summary>What a call costs (<c>x-credits</c>), or null where the document does not say.</summary>
    public CreditCost? Credits { get; init; }

    /// <summary>What is shown of answers (<c>x-mcp-answer</c>), or null where all of them is.</summary>
    public ViewDefinition? View { get; init; }

    /// <summary>The argument by which the API knows a call that comes again (<c>x-mcp.idempotencyArgument</c>), or null; the server fills it in.</summary>
    public string? IdempotencyArgument { get; init; }

    /// <summary>Where each argument that is not part of the body goes.</summary>
    public ImmutableArray<ArgumentBinding> Parameters { get; init; } = [];

    /// <summary>How the arguments make the request body, or null for a request without one.</summary>
    public BodyBinding? Body { get; init; }

    /// <summary>
    /// Alternatives of security schemes: one alternative is enough, all of its schemes are needed. Empty: no credentials;
    /// an empty alternative: credentials are optional.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> Security { get; init; } = [];

    /// <summary>Kept by <see cref="ApiRequest"/> for the next call; null before the first and where no call has the same.</summary>
    internal FixedAddress? FixedAddress { get; set; }

    /// <summary>The name that the model uses for a parameter of the API.</summary>
    /// <param name="location">Where the parameter travels; null for the body, whose names are the model's.</param>
    internal string ArgumentOf(ParameterLocation? location, string name)
    {
        foreach (var binding in Parameters)
        {
            if (binding.Location == location && string.Equals(binding.Name, name, StringComparison.Ordinal)) return binding.Argument;
        }

        return name;
    }
}

/// <summary>The four annotation hints of a tool (MCP <c>ToolAnnotations</c>).</summary>
public readonly record struct ToolHints(bool ReadOnly, bool Destructive, bool Idempotent, bool OpenWorld);

/// <summary>When a request may be sent again (<c>x-mcp-retry</c>).</summary>
public enum RetryClass
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Only when it certainly did not run: it was never sent, or refused with 429, or with 503 and <c>Retry-After</c>.</summary>
    Unsent,

    /// <summary>After any passing failure: repeating costs nothing and changes nothing.</summary>
    Safe,
}

/// <summary>What a call costs, in credits (<c>x-credits</c>).</summary>
public sealed record CreditCost
{
    /// <summary>Charged once for a call that finds something.</summary>
    public required decimal Base { get; init; }

    /// <summary>Charged for every result returned.</summary>
    public decimal PerResult { get; init; }

    /// <summary>The argument that bounds the number of results, or null.</summary>
    public string? ResultsArgument { get; init; }

    /// <summary>The most results that a call without that argument can return, or null where nothing bounds them.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The argument whose value may choose another price for each result, one of <see cref="Prices"/>; null where it is always the same.</summary>
    public string? PricedBy { get; init; }

    /// <summary>The prices for each result by the value of <see cref="PricedBy"/>; for any other value it is <see cref="PerResult"/>, the dearest.</summary>
    public ImmutableArray<ResultPrice> Prices { get; init; } = [];

    /// <summary>The argument that lowers <see cref="Base"/>, the most that the call may cost; null for all but tools made of several calls.</summary>
    public string? CeilingArgument { get; init; }

    /// <summary>True where the user is to be asked before each call, whatever it may cost.</summary>
    public bool Confirm { get; init; }

    /// <summary>When the call is free, in the document's words, or null.</summary>
    public string? FreeWhen { get; init; }
}

/// <summary>What each result costs where an argument has this value.</summary>
public readonly record struct ResultPrice(string Value, decimal Credits);

/// <summary>Where a parameter travels in the request (OpenAPI <c>in</c>).</summary>
public enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,
}

/// <summary>Binds a tool argument to a parameter of the operation.</summary>
/// <param name="Argument">The name that the model uses.</param>
/// <param name="Location">Where the parameter travels.</param>
/// <param name="Name">The name that the API uses.</param>
public readonly record struct ArgumentBinding(string Argument, ParameterLocation Location, string Name);

/// <summary>How tool arguments make the request body.</summary>
public sealed record BodyBinding
{
    /// <summary>The argument that is the whole body; null when every argument that is not a parameter is one property of it.</summary>
    public string? Argument { get; init; }

    /// <summary>True when a body must be sent even if no argument belongs to it (then it is <c>{}</c>).</summary>
    public bool Required { get; init; }

    /// <summary>Body properties whose argument has another name, because a parameter has theirs.</summary>
    public ImmutableArray<RenamedProperty> Renamed { get; init; } = [];
}

/// <summary>A body property that the model knows by another name.</summary>
public readonly record struct RenamedProperty(string Argument, string Property);
