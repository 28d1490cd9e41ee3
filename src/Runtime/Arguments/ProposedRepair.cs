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
/// <param name="Place">Where the value stands.</param>
/// <param name="Before">The value as it was given, for the reader; never a secret.</param>
/// <param name="After">What becomes of it, for the reader; never a secret.</param>
internal sealed record ProposedRepair(ValuePlace Place, Replacement Replacement, string Before, string After)
{
    private const string LeftOut = "left out";

    public static ProposedRepair Of(CheckContext context, ValuePlace place, JsonElement value, Replacement replacement)
    {
        var isSecret = context.IsSecret(value);
        var isLeftOut = replacement.Value.ValueKind == JsonValueKind.Undefined;
        return isSecret
            ? new ProposedRepair(place, replacement, ShownValue.Hidden, isLeftOut ? LeftOut : ShownValue.Hidden)
            : new ProposedRepair(place, replacement, Given(value, replacement.Value), isLeftOut ? LeftOut : ShownValue.Of(replacement.Value));
    }

    /// <summary>A string is shown as the value that it contains, which may be shown where the text may not.</summary>
    private static string Given(JsonElement value, JsonElement content) => (value.ValueKind, content.ValueKind) switch
    {
        (JsonValueKind.String, JsonValueKind.Object) => "\"{…}\"",
        (JsonValueKind.String, JsonValueKind.Array) => "\"[…]\"",
        (JsonValueKind.String, _) when ShownValue.IsShort(content) => $"\"{content.GetRawText()}\"",
        _ => ShownValue.Of(value),
    };
}
