using System.Text;

namespace LeadMagic.Server.Install.Json;

/// <summary>Puts values into the bytes of a configuration and takes them out.</summary>
internal static class ConfigurationEdit
{
    /// <summary>Adds a value at the end of a container, on a line of its own where its neighbours have one.</summary>
    /// <param name="path">The member or element to add, and what is to be made inside it on the way to the value.</param>
    public static byte[] Insert(byte[] bytes, JsonLayout layout, JsonPart container, ReadOnlySpan<JsonStep> path, Func<JsonLayout, string?, string> write)
    {
        var contentEnd = EndOfContent(bytes, container.Close);
        if (container.Children is not [.., var last]) return InsertFirst(bytes, layout, container, contentEnd, path, write);

        var comma = Comma(bytes, last.End, container.Close);
        if (layout.IndentOf(last.Start) is { } indent)
        {
            var added = $"{layout.NewLine}{indent}{Written(layout, indent, path, write)}{(comma is null ? "" : ",")}";
            var edited = Replace(bytes, contentEnd, contentEnd, added);
            return comma is null ? Replace(edited, last.End, last.End, ",") : edited;
        }

        var inline = Written(layout, indent: null, path, write);
        return comma is { } at ? Replace(bytes, at + 1, at + 1, $" {inline},") : Replace(bytes, last.End, last.End, $", {inline}");
    }

    /// <summary>Takes a value out, with the comma and the line that it leaves behind.</summary>
    public static byte[] Remove(byte[] bytes, JsonPart container, JsonPart part)
    {
        var contentBefore = EndOfContent(bytes, part.Start);
        var comma = Comma(bytes, part.End, container.Close);
        var end = comma + 1 ?? part.End;
        var isAlone = contentBefore == container.ValueStart + 1 && EndOfContent(bytes, container.Close) == end;
        if (isAlone) return Replace(bytes, contentBefore, container.Close, "");

        // The line end before may be that of a comment, which must not swallow what follows.
        var mayJoin = !bytes.AsSpan(contentBefore..part.Start).Contains((byte)'\n') || bytes.AsSpan(end).TrimStart(" \t\r"u8) is [] or [(byte)'\n', ..];
        var edited = Replace(bytes, mayJoin ? contentBefore : part.Start, end, "");
        var index = container.Children.IndexOf(part);
        if (comma is not null || index == 0) return edited;

        // The last one had no comma after it, so the one that becomes the last has none either.
        var former = Comma(bytes, container.Children[index - 1].End, part.Start)!.Value;
        return Replace(edited, former, former + 1, "");
    }

    public static byte[] Replace(byte[] bytes, int start, int end, string text) => [.. bytes.AsSpan(0, start), .. Encoding.UTF8.GetBytes(text), .. bytes.AsSpan(end)];

    private static byte[] InsertFirst(
        byte[] bytes, JsonLayout layout, JsonPart container, int contentEnd, ReadOnlySpan<JsonStep> path, Func<JsonLayout, string?, string> write)
    {
        var isBare = contentEnd == container.ValueStart + 1;
        var ownsLine = layout.IndentOf(container.Start) is not null;
        if (isBare && !ownsLine) return Replace(bytes, contentEnd, container.Close, Written(layout, indent: null, path, write));
        var outer = layout.LineIndent(container.Start);
        var inner = outer + layout.Unit;
        var added = $"{layout.NewLine}{inner}{Written(layout, inner, path, write)}{layout.NewLine}{outer}";
        return Replace(bytes, contentEnd, container.Close, added);
    }

    /// <summary>The member or element, and inside it containers down to the value.</summary>
    private static string Written(JsonLayout layout, string? indent, ReadOnlySpan<JsonStep> path, Func<JsonLayout, string?, string> write)
    {
        var value = path.Length == 1 ? write(layout, indent) : Wrapped(layout, indent, path[1..], write);
        return path[0].IsElement ? value : $"\"{path[0].Name}\": {value}";
    }

    private static string Wrapped(JsonLayout layout, string? indent, ReadOnlySpan<JsonStep> path, Func<JsonLayout, string?, string> write)
    {
        var (open, close) = path[0].IsElement ? ("[", "]") : ("{", "}");
        if (indent is null) return open + Written(layout, indent, path, write) + close;
        var inner = indent + layout.Unit;
        return $"{open}{layout.NewLine}{inner}{Written(layout, inner, path, write)}{layout.NewLine}{indent}{close}";
    }

    /// <summary>Where the white space before a place starts: behind a bracket, a value, a comma or a comment.</summary>
    private static int EndOfContent(byte[] bytes, int position) => bytes.AsSpan(0, position).TrimEnd(" \t\r\n"u8).Length;

    /// <summary>The comma that follows a value, behind white space and comments; null where there is none.</summary>
    private static int? Comma(byte[] bytes, int position, int limit)
    {
        while (position < limit)
        {
            var rest = bytes.AsSpan(position..limit);
            if (rest[0] == ',') return position;
            position += rest switch
            {
                [(byte)'/', (byte)'/', ..] when rest.IndexOf((byte)'\n') is var lineEnd => lineEnd < 0 ? rest.Length : lineEnd + 1,
                [(byte)'/', (byte)'*', ..] => rest[2..].IndexOf("*/"u8) + 4,
                _ => 1,
            };
        }

        return null;
    }
}
