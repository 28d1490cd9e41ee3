namespace OpenApiMcp.Generator.Model;

/// <summary>The JSON types of a <c>type</c> keyword; the values are those of the runtime's <c>JsonTypes</c>.</summary>
[Flags]
internal enum SchemaTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Number = 16,
    String = 32,
    Integer = 64,
}

/// <summary>Takes a set of types apart.</summary>
internal static class SchemaTypesExtensions
{
    private static readonly SchemaTypes[] Each =
    [
        SchemaTypes.Null, SchemaTypes.Boolean, SchemaTypes.Object, SchemaTypes.Array, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Integer,
    ];

    public static bool Has(this SchemaTypes types, SchemaTypes type) => (types & type) != SchemaTypes.None;

    public static IEnumerable<SchemaTypes> Split(this SchemaTypes types) => Each.Where(type => types.Has(type));
}

/// <summary>
/// One schema of the document. Immutable and structurally equal, and so must be every member added here. Numbers and
/// JSON values are text of the document; what is null or empty is absent. <see cref="Reference"/> names a definition.
/// </summary>
internal sealed record SchemaModel
{
    public static readonly SchemaModel Anything = new();

    public static readonly SchemaModel Nothing = new() { IsNever = true };

    /// <summary>The schema <c>false</c>.</summary>
    public bool IsNever { get; init; }

    public string? Reference { get; init; }

    public SchemaTypes Types { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Default { get; init; }

    public EquatableArray<string>? Enum { get; init; }

    public string? Const { get; init; }

    public string? Format { get; init; }

    /// <summary>True where the value must not be shown: <c>format: password</c> or <c>writeOnly</c>.</summary>
    public bool IsSecret { get; init; }

    /// <summary>True for the path of a field of the tool's own answer.</summary>
    public bool IsAnswerField { get; init; }

    public PatternModel? Pattern { get; init; }

    public NumberRules Number { get; init; } = NumberRules.None;

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public ArrayRules Array { get; init; } = ArrayRules.None;

    public ObjectRules Object { get; init; } = ObjectRules.None;

    public EquatableArray<SchemaModel> AllOf { get; init; }

    public EquatableArray<SchemaModel> AnyOf { get; init; }

    public EquatableArray<SchemaModel> OneOf { get; init; }

    /// <summary>What tells the alternatives of <see cref="OneOf"/>, or else of <see cref="AnyOf"/>, apart in messages; it judges nothing.</summary>
    public DiscriminatorModel? Discriminator { get; init; }

    public SchemaModel? Not { get; init; }

    public SchemaModel? If { get; init; }

    public SchemaModel? Then { get; init; }

    public SchemaModel? Else { get; init; }
}

/// <summary>A regular expression: as the document writes it (ECMA-262), and the same for .NET.</summary>
/// <param name="Supplementary">The kinds of characters beyond U+FFFF that the translation tells apart.</param>
internal sealed record PatternModel(string Source, string Translated, EquatableArray<string> Supplementary);

/// <summary>A property whose value names an alternative.</summary>
/// <param name="Values">For each alternative the values that name it, or none.</param>
internal sealed record DiscriminatorModel(string Property, EquatableArray<EquatableArray<string>> Values);

/// <summary>The keywords for numbers, as document text.</summary>
internal sealed record NumberRules
{
    public static readonly NumberRules None = new();

    public string? MultipleOf { get; init; }

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public string? ExclusiveMinimum { get; init; }

    public string? ExclusiveMaximum { get; init; }
}

/// <summary>The keywords for arrays.</summary>
internal sealed record ArrayRules
{
    public static readonly ArrayRules None = new();

    public SchemaModel? Items { get; init; }

    public EquatableArray<SchemaModel> PrefixItems { get; init; }

    public SchemaModel? Contains { get; init; }

    public int? MinContains { get; init; }

    public int? MaxContains { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public bool UniqueItems { get; init; }

    public SchemaModel? UnevaluatedItems { get; init; }
}

/// <summary>The keywords for objects.</summary>
internal sealed record ObjectRules
{
    public static readonly ObjectRules None = new();

    public EquatableArray<PropertyModel> Properties { get; init; }

    public EquatableArray<string> Required { get; init; }

    public SchemaModel? AdditionalProperties { get; init; }

    public EquatableArray<PatternPropertyModel> PatternProperties { get; init; }

    public SchemaModel? PropertyNames { get; init; }

    public int? MinProperties { get; init; }

    public int? MaxProperties { get; init; }

    public EquatableArray<DependentRequiredModel> DependentRequired { get; init; }

    public EquatableArray<PropertyModel> DependentSchemas { get; init; }

    public SchemaModel? UnevaluatedProperties { get; init; }
}

/// <summary>A named schema: a property, a dependent schema or a definition.</summary>
internal sealed record PropertyModel(string Name, SchemaModel Schema);

/// <summary>A schema for every property whose name matches.</summary>
internal sealed record PatternPropertyModel(PatternModel Pattern, SchemaModel Schema);

/// <summary>Properties that must stand when another one does.</summary>
internal sealed record DependentRequiredModel(string Name, EquatableArray<string> Needed);
