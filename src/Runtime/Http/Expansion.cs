using System.Text.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>One row of RFC 6570's table of expansions (section 3.2.1), with OpenAPI's delimited styles beside it.</summary>
/// <param name="First">Text before the first value.</param>
/// <param name="Separator">Text between exploded values.</param>
/// <param name="Inner">Text between the parts of a value that is not exploded.</param>
/// <param name="Named">True when the parameter's name is written.</param>
/// <param name="IfEmpty">What follows a name whose value is empty.</param>
internal readonly record struct Expansion(string First, string Separator, string Inner, bool Named, string IfEmpty)
{
    public static readonly Expansion Simple = new("", ",", ",", Named: false, "");
    public static readonly Expansion Label = new(".", ".", ",", Named: false, "");
    public static readonly Expansion Matrix = new(";", ";", ",", Named: true, "");
    public static readonly Expansion Form = new("", "&", ",", Named: true, "=");
    public static readonly Expansion SpaceDelimited = Form with { Inner = "%20" };
    public static readonly Expansion PipeDelimited = Form with { Inner = "%7C" };
    public static readonly Expansion Cookie = Form with { Separator = "; " };

    /// <summary>The expanded text, or null for a value that RFC 6570 calls undefined: null, an empty array or an empty object.</summary>
    /// <param name="name">The parameter's name, encoded.</param>
    /// <param name="encode">Encodes the name of a property.</param>
    /// <param name="text">Turns one value into encoded text.</param>
    public string? Expand(string name, JsonElement value, bool explode, Func<string, string> encode, Func<JsonElement, string> text)
    {
        var parts = new List<string>();
        if (value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)) return IsNull(value) ? null : First + Name(name, text(value));

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (!IsNull(item)) parts.Add(explode ? Name(name, text(item)) : text(item));
            }
        }
        else
        {
            foreach (var property in value.EnumerateObject())
            {
                if (!IsNull(property.Value)) parts.Add(Pair(encode(property.Name), text(property.Value), explode));
            }
        }

        if (parts.Count == 0) return null;
        return First + (explode ? string.Join(Separator, parts) : Name(name, string.Join(Inner, parts)));
    }

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    private string Name(string name, string text) => !Named ? text : name + (text.Length == 0 ? IfEmpty : "=" + text);

    private string Pair(string key, string text, bool explode) =>
        !explode ? key + Inner + text : Named && text.Length == 0 ? key + IfEmpty : key + "=" + text;
}
