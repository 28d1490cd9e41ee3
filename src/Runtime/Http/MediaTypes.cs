using System.Buffers;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Sorts media types by how their content is written.</summary>
internal static class MediaTypes
{
    /// <summary>What a type consists of that is its own essence.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789/+-.*");

    /// <summary>The type without parameters, in lower case.</summary>
    public static string Essence(string mediaType) =>
        mediaType.AsSpan().ContainsAnyExcept(Plain) ? mediaType.Split(';', 2)[0].Trim().ToLowerInvariant() : mediaType;

    public static bool IsJson(string mediaType)
    {
        var essence = Essence(mediaType);
        return essence is "application/json" or "text/json" or "*/*" or "application/*" || essence.EndsWith("+json", StringComparison.Ordinal);
    }

    public static bool IsText(string mediaType) => Essence(mediaType).StartsWith("text/", StringComparison.Ordinal);

    /// <summary>XML would need the schema's <c>xml</c> object to be written; the generator refuses such operations.</summary>
    public static bool IsXml(string mediaType)
    {
        var essence = Essence(mediaType);
        return essence is "application/xml" or "text/xml" || essence.EndsWith("+xml", StringComparison.Ordinal);
    }
}
