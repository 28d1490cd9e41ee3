using System.Globalization;
using System.Text.Json;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Says why a response that is declared as JSON is not JSON.</summary>
internal static class JsonFault
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonWalk.MaxLevels };

    /// <summary>One sentence; null for JSON and for an empty body.</summary>
    public static string? Find(ApiResponse response)
    {
        if (response.Body.IsEmpty || response.Outline.IsJson) return null;
        var cause = Cause(ByteOrderMark.Skip(response.Body).Span);
        return $"The API declares this response as JSON, but it is not valid JSON: {cause}. It is shown as it arrived; the call may have been charged.";
    }

    private static string Cause(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (reader.Read())
            {
                // Up to the fault.
            }

            return "it ends before the JSON is complete, so the rest is probably lost";
        }
        catch (JsonException)
        {
            return reader.CurrentDepth == 0 && reader.BytesConsumed > 0 && reader.TokenType != JsonTokenType.None
                ? $"something follows the value, from byte {reader.BytesConsumed.ToString(CultureInfo.InvariantCulture)} on"
                : $"what is at byte {reader.BytesConsumed.ToString(CultureInfo.InvariantCulture)} is not allowed there";
        }
    }
}
