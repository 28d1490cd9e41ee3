using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Chooses among the media types of a body: JSON before form before multipart before bytes and text.</summary>
internal static class MediaTypes
{
    public static JsonMember? Choose(JsonValue content) =>
        content.Members.Where(media => Rank(media.Name) < int.MaxValue).OrderBy(media => Rank(media.Name)).FirstOrDefault();

    public static bool IsJson(string mediaType)
    {
        var essence = Essence(mediaType);
        return essence == "application/json" || essence.EndsWith("+json", StringComparison.Ordinal);
    }

    /// <summary>True where each property of the body is a part that can be encoded in its own way.</summary>
    public static bool HasParts(string mediaType) => Essence(mediaType) is "application/x-www-form-urlencoded" or "multipart/form-data";

    private static int Rank(string mediaType) => Essence(mediaType) switch
    {
        "application/json" or "*/*" or "application/*" => 0,
        var essence when essence.EndsWith("+json", StringComparison.Ordinal) => 1,
        "application/x-www-form-urlencoded" => 2,
        "multipart/form-data" => 3,
        "application/octet-stream" => 4,
        var essence when essence.StartsWith("text/", StringComparison.Ordinal) => 5,
        _ => int.MaxValue,
    };

    /// <summary>The media type without parameters, in lower case.</summary>
    private static string Essence(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
