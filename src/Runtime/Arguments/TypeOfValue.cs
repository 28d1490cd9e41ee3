using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Says whether a value has a type of JSON Schema.</summary>
internal static class TypeOfValue
{
    public static bool Is(JsonElement value, JsonTypes types) => value.ValueKind switch
    {
        JsonValueKind.Null => Allows(types, JsonTypes.Null),
        JsonValueKind.True or JsonValueKind.False => Allows(types, JsonTypes.Boolean),
        JsonValueKind.Object => Allows(types, JsonTypes.Object),
        JsonValueKind.Array => Allows(types, JsonTypes.Array),
        JsonValueKind.String => Allows(types, JsonTypes.String),
        JsonValueKind.Number => Allows(types, JsonTypes.Number) || (Allows(types, JsonTypes.Integer) && IsInteger(value)),
        _ => false,
    };

    public static bool Allows(JsonTypes types, JsonTypes type) => (types & type) != JsonTypes.None;

    /// <summary>True for an integer written like a fraction where only integers fit.</summary>
    public static bool IsOddInteger(ReadOnlySpan<byte> number, JsonTypes types) =>
        Allows(types, JsonTypes.Integer) && !Allows(types, JsonTypes.Number) && number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0;

    private static bool IsInteger(JsonElement value) => ExactNumber.Parse(JsonMarshal.GetRawUtf8Value(value)).IsInteger;
}
