using System.Text;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>Writes indented C# with LF line ends, the same on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public void Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', _indent * 4).Append(line);
        _text.Append('\n');
    }

    /// <summary>Opens a block in braces; <see cref="Close"/> ends it.</summary>
    public void Open(string line)
    {
        Line(line);
        Line("{");
        _indent++;
    }

    public void Close(string end = "}")
    {
        _indent--;
        Line(end);
    }

    /// <summary>Writes lines one step further to the right.</summary>
    public void Indented(Action write)
    {
        _indent++;
        write();
        _indent--;
    }

    public override string ToString() => _text.ToString();
}
