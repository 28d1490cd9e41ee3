using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>One step from a value to a value inside it; its text is made only when a problem needs it.</summary>
internal readonly struct PathSegment
{
    private readonly string? _name;
    private readonly JsonProperty _property;
    private readonly int _index;

    public PathSegment(string name) => _name = name;

    public PathSegment(JsonProperty property)
    {
        _property = property;
        _index = -1;
    }

    public PathSegment(int index) => _index = index;

    /// <summary>Appends the segment as a reference token of a JSON pointer (RFC 6901, section 3).</summary>
    public void AppendTo(StringBuilder pointer)
    {
        pointer.Append('/');
        if (_name is null && _index >= 0) pointer.Append(_index.ToString(CultureInfo.InvariantCulture));
        else pointer.Append(Escape(_name ?? _property.Name));
    }

    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string token) => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
