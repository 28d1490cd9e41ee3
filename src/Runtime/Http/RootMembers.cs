using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>The values of the members of one name at the top of an answer, for a <c>foreach</c>.</summary>
public ref struct RootMembers
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<JsonMember> _members;
    private readonly ReadOnlySpan<byte> _name;
    private int _next;

    internal RootMembers(ReadOnlySpan<byte> text, ReadOnlySpan<JsonMember> members, ReadOnlySpan<byte> name)
    {
        _text = text;
        _members = members;
        _name = name;
    }

    /// <summary>The bytes as they stand, a string with its quotes.</summary>
    public readonly ReadOnlySpan<byte> Current => _text[_members[_next - 1].Value];

    public readonly RootMembers GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_next < _members.Length)
        {
            if (IsName(_text[_members[_next++].Name])) return true;
        }

        return false;
    }

    /// <summary>An escape is longer than what it stands for.</summary>
    private readonly bool IsName(ReadOnlySpan<byte> spelled)
    {
        if (spelled.Length <= _name.Length || !spelled.Contains((byte)'\\')) return spelled.SequenceEqual(_name);
        return PlainJson.Write([(byte)'"', .. spelled, (byte)'"']).Span[1..^1].SequenceEqual(_name);
    }
}
