using System.Text.Unicode;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Results;

/// <summary>Tells answers in JSON from others and spells them plainly, without making objects of them.</summary>
internal static class PlainAnswer
{
    /// <summary>False for what is no JSON, no UTF-8, or nested more deeply than any answer is.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out ReadOnlyMemory<byte> json) => TryRead(body, out json, out _);

    /// <param name="levels">How deep it is nested.</param>
    public static bool TryRead(ReadOnlyMemory<byte> body, out ReadOnlyMemory<byte> json, out int levels)
    {
        (json, levels) = (default, 0);
        var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (!Utf8.IsValid(text.Span) || !JsonDepth.TryMeasure(text.Span, out levels)) return false;
        json = PlainJson.Write(text);
        return true;
    }
}
