using System.Text.Json;
using System.Text.Unicode;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Results;

/// <summary>Tells answers in JSON from others and spells them plainly, without making objects of them.</summary>
internal static class PlainAnswer
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 100_000 };

    /// <summary>False for what is no JSON, no UTF-8, or nested more deeply than any answer is.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out ReadOnlyMemory<byte> json)
    {
        json = default;
        var span = body.Span.StartsWith("\uFEFF"u8) ? body.Span[3..] : body.Span;
        if (!Utf8.IsValid(span) || !IsWellFormed(span)) return false;
        json = PlainJson.Write(span);
        return true;
    }

    private static bool IsWellFormed(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            while (reader.Read())
            {
                // Reading is the check.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
