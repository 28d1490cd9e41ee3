using System.Globalization;

namespace OpenApiMcp.Generator.Json;

/// <summary>Follows JSON pointers (RFC 6901) inside a document.</summary>
internal static class JsonPointer
{
    /// <summary>Follows a pointer such as <c>/components/schemas/Pet</c>; null where nothing stands.</summary>
    public static JsonValue? Follow(JsonValue root, string pointer) => Steps(root, pointer).Aggregate<JsonValue?, JsonValue?>(root, (_, step) => step);

    /// <summary>The values on a pointer's way, the root left out and the target last; a null, and nothing after it, where nothing stands.</summary>
    public static IEnumerable<JsonValue?> Steps(JsonValue root, string pointer)
    {
        if (pointer.Length == 0) yield break;
        var value = pointer[0] == '/' ? root : null;
        if (value is null) yield return null;
        foreach (var token in pointer.Substring(1).Split('/'))
        {
            if (value is null) yield break;
            value = Step(value, token.Replace("~1", "/").Replace("~0", "~"));
            yield return value;
        }
    }

    public static string Escape(string token) => token.Replace("~", "~0").Replace("/", "~1");

    private static JsonValue? Step(JsonValue value, string token)
    {
        if (!value.IsArray) return value.Find(token);
        return int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.Items.Count ? value.Items[index] : null;
    }
}
