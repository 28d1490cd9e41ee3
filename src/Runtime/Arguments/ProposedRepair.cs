using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>What a value was plainly meant to be.</summary>
/// <param name="Value">The value that was meant; undefined when the property is to be left out.</param>
internal readonly record struct Replacement(JsonElement Value)
{
    public static readonly Replacement LeaveOut;

    public bool IsSameAs(Replacement other) =>
        Value.ValueKind == other.Value.ValueKind && (Value.ValueKind == JsonValueKind.Undefined || JsonEquality.Equal(Value, other.Value));
}

/// <summary>A change of the arguments, and the words for it.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) to the value.</param>
/// <param name="Before">The value as it was given, for the reader; never a secret.</param>
/// <param name="After">What becomes of it, for the reader; never a secret.</param>
internal sealed record ProposedRepair(string Pointer, Replacement Replacement, string Before, string After)
{
    public static ProposedRepair Of(CheckContext context, string pointer, JsonElement value, Replacement replacement)
    {
        var isSecret = context.IsSecret(value);
        return new ProposedRepair(pointer, replacement, isSecret ? ShownValue.Hidden : ShownValue.Of(value), Outcome(replacement, isSecret));
    }

    private static string Outcome(Replacement replacement, bool isSecret)
    {
        if (replacement.Value.ValueKind == JsonValueKind.Undefined) return "left out";
        return isSecret ? ShownValue.Hidden : ShownValue.Of(replacement.Value);
    }
}
