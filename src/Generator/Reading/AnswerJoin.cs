using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Joins what is known of one value from two places, always to something that allows what either of them allows together.</summary>
internal static class AnswerJoin
{
    /// <summary>The value is one or the other.</summary>
    public static AnswerModel Either(AnswerModel one, AnswerModel other) => new()
    {
        Types = one.Types == SchemaTypes.None || other.Types == SchemaTypes.None ? SchemaTypes.None : one.Types | other.Types,
        Members = Members(one, other),
        Items = !one.CanBe(SchemaTypes.Array) ? other.Items
            : !other.CanBe(SchemaTypes.Array) ? one.Items
            : one.Items is null || other.Items is null ? null : Either(one.Items, other.Items),
    };

    /// <summary>The value is both. Where the two contradict each other, the document is wrong, and nothing is known.</summary>
    public static AnswerModel Both(AnswerModel one, AnswerModel other) => new()
    {
        Types = one.Types == SchemaTypes.None ? other.Types
            : other.Types == SchemaTypes.None ? one.Types
            : (one.Types & other.Types) is var shared && (shared & ~SchemaTypes.Null) == SchemaTypes.None ? SchemaTypes.None : shared,
        Members = Members(one, other),
        Items = one.Items is null ? other.Items : other.Items is null ? one.Items : Either(one.Items, other.Items),
    };

    private static EquatableArray<AnswerMemberModel> Members(AnswerModel one, AnswerModel other)
    {
        if (one.Members.Count == 0) return other.Members;
        if (other.Members.Count == 0) return one.Members;
        var byName = other.Members.ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var names = new HashSet<string>(one.Members.Select(member => member.Name), StringComparer.Ordinal);
        return one.Members
            .Select(member => byName.TryGetValue(member.Name, out var same) ? member with { Value = Either(member.Value, same) } : member)
            .Concat(other.Members.Where(member => !names.Contains(member.Name)))
            .Take(AnswerReader.MaxMembers)
            .ToEquatableArray();
    }
}
