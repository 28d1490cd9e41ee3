namespace OpenApiMcp.Generator.Model;

/// <summary>
/// What the generator knows about a document. Immutable and structurally equal, and so must be every member added here:
/// records of scalars and <see cref="EquatableArray{T}"/> only; no position, no Roslyn type.
/// </summary>
internal sealed record ApiModel
{
    public string Title { get; init; } = "";

    public string Version { get; init; } = "";

    public EquatableArray<string> Servers { get; init; }

    public EquatableArray<SecuritySchemeModel> SecuritySchemes { get; init; }

    public EquatableArray<OperationModel> Operations { get; init; }
}

/// <summary>A credential's place; <paramref name="Kind"/> is a name of the runtime's <c>SecuritySchemeKind</c>.</summary>
internal sealed record SecuritySchemeModel(string Name, string Kind, string ParameterName);

/// <summary>One operation, which becomes one tool.</summary>
internal sealed record OperationModel
{
    /// <summary>The name in C#: letters and digits, starting with a capital letter, unique ignoring case.</summary>
    public required string Id { get; init; }

    /// <summary>In upper case.</summary>
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string ToolName { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence for people who read the emitted code.</summary>
    public required string Summary { get; init; }

    /// <summary>What the model reads.</summary>
    public required string Description { get; init; }

    public string? Toolset { get; init; }

    public required HintsModel Hints { get; init; }

    /// <summary>A name of the runtime's <c>RetryClass</c>.</summary>
    public required string Retry { get; init; }

    public CreditsModel? Credits { get; init; }

    /// <summary>The argument by which the API knows a call that comes again, or null.</summary>
    public string? IdempotencyArgument { get; init; }

    public EquatableArray<ParameterModel> Parameters { get; init; }

    public BodyModel? Body { get; init; }

    public EquatableArray<EquatableArray<string>> Security { get; init; }

    /// <summary>The rules for all arguments together: an object.</summary>
    public required SchemaModel Arguments { get; init; }

    /// <summary>The schemas that <see cref="Arguments"/> names by reference, themselves included.</summary>
    public EquatableArray<PropertyModel> Definitions { get; init; }

    /// <summary>What is shown of answers, or null where all of them is.</summary>
    public AnswerViewModel? View { get; init; }

    /// <summary>Example arguments as JSON, or null.</summary>
    public string? ExampleArguments { get; init; }

    /// <summary>An example answer as JSON, or null.</summary>
    public string? ExampleAnswer { get; init; }

    /// <summary>What is known of successful answers, an object; null where none of them is JSON.</summary>
    public AnswerModel? Answer { get; init; }
}

/// <summary>The annotation hints of a tool.</summary>
internal sealed record HintsModel(bool ReadOnly, bool Destructive, bool Idempotent, bool OpenWorld);

/// <summary>What a call costs; numbers as document text.</summary>
internal sealed record CreditsModel(string Base, string? PerResult, string? ResultsArgument, int? MaxResults, string? FreeWhen)
{
    /// <summary>The argument whose value chooses one of <see cref="Prices"/>, or null.</summary>
    public string? PricedBy { get; init; }

    public EquatableArray<PriceModel> Prices { get; init; }

    /// <summary>True where the user is asked before each call.</summary>
    public bool Confirm { get; init; }
}

/// <summary>What each result costs where an argument has this value.</summary>
internal sealed record PriceModel(string Value, string Credits);

/// <summary>What is shown of answers, as dotted paths.</summary>
/// <param name="Omit">Shown only to who asks for it.</param>
/// <param name="Hide">Never shown.</param>
/// <param name="Places">What the answer's schema knows and may be asked for; <c>.*</c> ends a path below which anything may stand.</param>
internal sealed record AnswerViewModel(EquatableArray<string> Omit, EquatableArray<string> Hide, EquatableArray<string> Places)
{
    /// <summary>The argument that asks, or null.</summary>
    public string? FieldsArgument { get; init; }
}

/// <summary>A parameter and the argument that carries its value.</summary>
internal sealed record ParameterModel
{
    public required string Argument { get; init; }

    public required string Name { get; init; }

    /// <summary><c>path</c>, <c>query</c>, <c>header</c> or <c>cookie</c>.</summary>
    public required string In { get; init; }

    public required string Style { get; init; }

    public required bool Explode { get; init; }

    public bool AllowReserved { get; init; }

    public bool Required { get; init; }

    /// <summary>The media type of a parameter that is described by <c>content</c>, or null.</summary>
    public string? MediaType { get; init; }
}

/// <summary>The request body and the arguments that make it.</summary>
internal sealed record BodyModel
{
    public required string MediaType { get; init; }

    public bool Required { get; init; }

    /// <summary>The argument that is the whole body, or null when each of its properties is an argument.</summary>
    public string? Argument { get; init; }

    /// <summary>Pairs of argument and property whose names differ.</summary>
    public EquatableArray<RenamedModel> Renamed { get; init; }
}

/// <summary>A body property that a parameter's name pushed aside.</summary>
internal sealed record RenamedModel(string Argument, string Property);
