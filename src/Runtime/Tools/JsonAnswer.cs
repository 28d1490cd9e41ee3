using System.Text.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// An answer in JSON, as a value and as text. Numbers keep their text, objects their order and every member; only white space
/// between values goes, and escapes that need not be.
/// </summary>
internal sealed class JsonAnswer
{
    /// <summary>The SDK writes results with at most 64 levels, of which the result around the answer takes a few.</summary>
    private const int MaxDepth = 56;

    private JsonAnswer(JsonElement structured, string text)
    {
        Structured = structured;
        Text = text;
    }

    /// <summary>An object: the answer itself, or <c>{"result": …}</c> around an answer of another type.</summary>
    public JsonElement Structured { get; }

    /// <summary>The answer itself, compact.</summary>
    public string Text { get; }

    /// <summary>Reads the answer; false where it is no JSON, or holds what cannot be written again (half a surrogate pair, great depth).</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out JsonAnswer answer)
    {
        answer = null!;
        try
        {
            body = WithoutByteOrderMark(body);
            using var document = JsonDocument.Parse(body, new() { MaxDepth = MaxDepth });
            if (!CompactJson.TryWrite(body.Span, out var text)) return false;
            var root = document.RootElement;
            answer = new(root.ValueKind == JsonValueKind.Object ? root.Clone() : ArgumentObject.Of([("result", root)]), text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
