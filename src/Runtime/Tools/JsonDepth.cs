using System.Text.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>Tells JSON from what is none, without making objects of it, and how deep it is nested.</summary>
internal static class JsonDepth
{
    /// <summary>What is deeper is not taken for JSON: no answer is.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 100_000 };

    /// <param name="json">UTF-8.</param>
    /// <param name="levels">0 for a value that is neither object nor array.</param>
    public static bool TryMeasure(ReadOnlySpan<byte> json, out int levels)
    {
        levels = 0;
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= levels) levels = reader.CurrentDepth + 1;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
