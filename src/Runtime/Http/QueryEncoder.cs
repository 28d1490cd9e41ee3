using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Encodes query parameters.</summary>
internal static class QueryEncoder
{
    /// <summary>The pairs joined with <c>&amp;</c>, or null when the value has nothing to send.</summary>
    public static string? Encode(string name, JsonElement value, string? style, bool? explode, bool allowReserved, ArgumentRefusal problem)
    {
        Func<string, string> encode = allowReserved ? EscapeAllButReserved : Uri.EscapeDataString;
        string Text(JsonElement item) => encode(JsonText.Of(item, problem));
        var key = Uri.EscapeDataString(name);
        if (style == "deepObject" && value.ValueKind == JsonValueKind.Object)
        {
            var pairs = new List<string>();
            AddDeep(pairs, key, value, Text);
            return pairs.Count == 0 ? null : string.Join('&', pairs);
        }

        var (expansion, explodes) = style switch
        {
            // OpenAPI defines deepObject for objects only; any other value takes the default style.
            null or "" or "form" or "deepObject" => (Expansion.Form, explode ?? true),
            "spaceDelimited" => (Expansion.SpaceDelimited, explode ?? false),
            "pipeDelimited" => (Expansion.PipeDelimited, explode ?? false),
            _ => throw new ArgumentException($"'{style}' is no style of a query parameter (form, spaceDelimited, pipeDelimited, deepObject).", nameof(style)),
        };
        return expansion.Expand(key, value, explodes, Uri.EscapeDataString, Text);
    }

    /// <summary>
    /// <c>name[property]=value</c>, with the brackets encoded as RFC 3986 demands. OpenAPI stops at one level; deeper objects get another
    /// pair of brackets and arrays repeat their key, as the common server libraries read them.
    /// </summary>
    private static void AddDeep(List<string> pairs, string key, JsonElement value, Func<JsonElement, string> text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject()) AddDeep(pairs, $"{key}%5B{Uri.EscapeDataString(property.Name)}%5D", property.Value, text);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    if (item.ValueKind != JsonValueKind.Null) pairs.Add(key + "=" + text(item));
                }

                break;
            case not JsonValueKind.Null:
                pairs.Add(key + "=" + text(value));
                break;
        }
    }

    /// <summary>
    /// RFC 6570 reserved expansion, which passes complete percent-triplets on, but never a character that would end the value or the
    /// query: <c># [ ] &amp; +</c> are encoded all the same (OpenAPI 3.1.1 leaves them to the application).
    /// </summary>
    private static string EscapeAllButReserved(string text)
    {
        const string Kept = ":/?@!$'()*,;=";
        var result = new StringBuilder(text.Length + 16);
        for (var index = 0; index < text.Length; index++)
        {
            var current = text[index];
            var length = char.IsHighSurrogate(current) && index + 1 < text.Length ? 2 : 1;
            if (Kept.Contains(current, StringComparison.Ordinal) || IsTriplet(text, index)) result.Append(current);
            else result.Append(Uri.EscapeDataString(text.Substring(index, length)));
            index += length - 1;
        }

        return result.ToString();
    }

    private static bool IsTriplet(string text, int index) =>
        text[index] == '%' && index + 2 < text.Length && char.IsAsciiHexDigit(text[index + 1]) && char.IsAsciiHexDigit(text[index + 2]);
}
