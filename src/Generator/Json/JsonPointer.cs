using System.Globalization;

namespace OpenApiMcp.Generator.Json;

/// <summary>Follows JSON pointers (RFC 6901) inside a document.</summary>
internal static class JsonPointer
{
    /// <summary>Follows a pointer such as <c>/components/schemas/Pet</c>; null where nothing stands.</summary>
    public static JsonValue? Follow(JsonValue root, string pointer)
    {
        if (pointer.Length == 0) return root;
        if (pointer[0] != '/') return null;
        JsonValue? value = root;
        foreach (var token in pointer.Substring(1).Split('/'))
        {
            value = Step(value, token.Replace("~1", "/").Replace("~0", "~"));
            if (value is null) return null;
        }

        return value;
    }

    public static string Escape(string token) => token.Replace("~", "~0").Replace("/", "~1");

    private static JsonValue? Step(JsonValue value, string token)
    {
        if (!value.IsArray) return value.Find(token);
        return int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.Items.Count ? value.Items[index] : null;
    }
}
