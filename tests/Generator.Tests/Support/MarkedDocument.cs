using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>A text in which a place is marked: <c>⟦</c> before it and <c>⟧</c> behind it.</summary>
internal sealed record MarkedDocument(string Text, JsonSpan Span, bool IsMarked)
{
    private const char Before = '⟦';

    private const char Behind = '⟧';

    public static MarkedDocument Parse(string marked)
    {
        var start = marked.IndexOf(Before, StringComparison.Ordinal);
        if (start < 0) return new(marked, default, IsMarked: false);
        var withoutFirst = marked.Remove(start, 1);
        var end = withoutFirst.IndexOf(Behind, StringComparison.Ordinal);
        var text = withoutFirst.Remove(end, 1);
        Assert.DoesNotContain(text, c => c is Before or Behind);
        return new(text, new(Position(text, start), Position(text, end)), IsMarked: true);
    }

    /// <summary>Counts lines another way than the reader: by splitting. A byte order mark has no column.</summary>
    private static JsonPosition Position(string text, int offset)
    {
        var lines = text[..offset].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return new(offset, lines.Length - 1, lines[^1].TrimStart('\uFEFF').Length);
    }
}
