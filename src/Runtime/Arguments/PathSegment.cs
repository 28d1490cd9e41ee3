using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>One step from a value to a value inside it; its text is made only when a problem needs it.</summary>
internal readonly struct PathSegment
{
    private readonly string? _name;
    private readonly JsonProperty _property;
    private readonly int _index;

    /// <summary>A property that the document names.</summary>
    public PathSegment(string name) => _name = name;

    /// <summary>A property whose name is the caller's.</summary>
    public PathSegment(JsonProperty property)
    {
        _property = property;
        _index = -1;
    }

    public PathSegment(int index) => _index = index;

    /// <summary>The place to which this step leads.</summary>
    public ValuePlace From(ValuePlace place)
    {
        if (_name is not null) return place.Property(_name);
        return _index < 0 ? place.Member(_property.Name) : place.Item(_index);
    }

    /// <summary>A name as a reference token of a JSON pointer (RFC 6901, section 3).</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
