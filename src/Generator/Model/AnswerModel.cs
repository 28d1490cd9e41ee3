namespace OpenApiMcp.Generator.Model;

/// <summary>
/// What is known of a value in an answer: less than the document says, so that no answer breaks it. Nothing is required and every
/// object is open. Immutable and structurally equal, and so must be every member added here.
/// </summary>
internal sealed record AnswerModel
{
    public static readonly AnswerModel Anything = new();

    /// <summary>What the value can be; <see cref="SchemaTypes.None"/> where it can be anything. An integer counts as a number.</summary>
    public SchemaTypes Types { get; init; }

    /// <summary>Members that it can have as an object.</summary>
    public EquatableArray<AnswerMemberModel> Members { get; init; }

    /// <summary>What its items are as an array; null where they can be anything.</summary>
    public AnswerModel? Items { get; init; }

    public bool CanBe(SchemaTypes types) => Types == SchemaTypes.None || Types.Has(types);
}

/// <summary>A member of an answer.</summary>
internal sealed record AnswerMemberModel(string Name, AnswerModel Value);
