using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadMagic.Server.Install.Json;

/// <summary>How a file is laid out: its line ends and its indentation, so that what is added looks like the rest.</summary>
internal sealed class JsonLayout
{
    private readonly byte[] _bytes;

    public JsonLayout(byte[] bytes, JsonPart? whole)
    {
        _bytes = bytes;
        var newLine = bytes.AsSpan().IndexOf((byte)'\n');
        NewLine = newLine > 0 && bytes[newLine - 1] == '\r' ? "\r\n" : "\n";
        Unit = whole?.Children.Select(child => IndentOf(child.Start)).FirstOrDefault(indent => !string.IsNullOrEmpty(indent)) switch
        {
            null => "  ",
            ['\t', ..] => "\t",
            var spaces => spaces,
        };
    }

    public string NewLine { get; }

    /// <summary>What one level is indented by: a tab, or some spaces.</summary>
    public string Unit { get; }

    /// <summary>The white space before a place that is the first of its line; null for any other place.</summary>
    public string? IndentOf(int position)
    {
        var line = Line(position);
        return line.TrimStart(" \t"u8).IsEmpty ? Encoding.ASCII.GetString(line) : null;
    }

    /// <summary>The white space at the start of the line that a place is in.</summary>
    public string LineIndent(int position)
    {
        var line = Line(position);
        return Encoding.ASCII.GetString(line[..^line.TrimStart(" \t"u8).Length]);
    }

    /// <param name="indent">The indentation of the line that the value starts in; null to write it on one line.</param>
    public string Write(JsonNode value, string? indent)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = indent is not null,
            IndentCharacter = Unit[0],
            IndentSize = Unit.Length,
            NewLine = NewLine,
        };
        using (var writer = new Utf8JsonWriter(buffer, options)) value.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace(NewLine, NewLine + indent, StringComparison.Ordinal);
    }

    /// <summary>What stands in its line before a place, without a byte order mark.</summary>
    private ReadOnlySpan<byte> Line(int position)
    {
        var line = _bytes.AsSpan(0, position);
        line = line[(line.LastIndexOf((byte)'\n') + 1)..];
        return line.StartsWith("\uFEFF"u8) ? line[3..] : line;
    }
}
