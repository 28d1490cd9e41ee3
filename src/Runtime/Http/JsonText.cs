using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Turns JSON values into the text and the bytes that a request carries.</summary>
internal static class JsonText
{
    /// <summary>
    /// The value as one text: a string's characters, anything else as the JSON that the caller wrote. RFC 6570 and OpenAPI leave nested
    /// arrays and objects undefined; JSON is the one spelling that loses nothing.
    /// </summary>
    public static string Of(JsonElement value, ArgumentRefusal problem)
    {
        if (value.ValueKind != JsonValueKind.String) return Encoding.UTF8.GetString(Minify(value));
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // An escaped half of a surrogate pair is a legal JSON token but no Unicode text.
            throw problem.Because(@"it contains half of a surrogate pair (such as \ud800), which is no character", exception);
        }
    }

    /// <summary>
    /// The value's own bytes without the white space between tokens. A <see cref="Utf8JsonWriter"/> is not used because even its most
    /// relaxed encoder rewrites escapes and every character outside the basic plane; here nothing changes inside a token.
    /// </summary>
    public static byte[] Minify(JsonElement value)
    {
        var source = JsonMarshal.GetRawUtf8Value(value);
        if (PlainJson.IsPlain(source)) return source.ToArray();
        var target = new byte[source.Length];
        var length = 0;
        var inString = false;
        for (var index = 0; index < source.Length; index++)
        {
            var current = source[index];
            if (!inString && current is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            target[length++] = current;
            if (current == '"') inString = !inString;
            else if (current == '\\' && inString) target[length++] = source[++index];
        }

        return length == target.Length ? target : target[..length];
    }
}
