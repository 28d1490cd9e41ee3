using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Json;

/// <summary>What one walk over a text in UTF-8 tells of it: whether it is JSON (RFC 8259), how it is nested and spelled, and the members of its root.</summary>
internal sealed class JsonOutline
{
    private readonly List<JsonMember> _members = [];

    private JsonOutline()
    {
    }

    /// <summary>False for a text that is no JSON or nested more deeply than <see cref="JsonWalk.MaxLevels"/>; the rest then tells of the part before the fault.</summary>
    public bool IsJson { get; private set; }

    /// <summary>How deep it is nested: 0 for a value that is neither object nor array.</summary>
    public int Levels { get; private set; }

    /// <summary>True where <see cref="PlainJson"/> would change nothing; false where it may.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>True where characters are written as <c>\u</c> escapes, some of which may be half a surrogate pair.</summary>
    public bool HasUnicodeEscapes { get; private set; }

    /// <summary>True where so many digits stand side by side that a double might not tell an integer from its neighbours.</summary>
    public bool HasLongNumbers { get; private set; }

    /// <summary>The complete members of the root, in their order and at most <see cref="JsonWalk.MaxMembers"/>; none where it is no object.</summary>
    public IReadOnlyList<JsonMember> Members => _members;

    /// <summary>The same for loops over all of them.</summary>
    public ReadOnlySpan<JsonMember> MembersAsSpan => CollectionsMarshal.AsSpan(_members);

    /// <param name="text">Valid UTF-8 if what stands in its strings is to be: the walk does not look there.</param>
    public static JsonOutline Read(ReadOnlySpan<byte> text)
    {
        var outline = new JsonOutline();
        var walk = new JsonWalk(text, outline._members);
        outline.IsJson = walk.Run();
        outline.Levels = walk.Levels;
        outline.IsPlain = outline.IsJson && !walk.HasSpace && !walk.HasNeedlessEscapes;
        outline.HasUnicodeEscapes = walk.HasUnicodeEscapes;
        outline.HasLongNumbers = walk.HasLongNumbers;
        return outline;
    }
}

/// <summary>A member of the root, where it stands in the text.</summary>
/// <param name="Name">Without its quotes, as it is spelled.</param>
/// <param name="Value">With its quotes, if it is a string.</param>
internal readonly record struct JsonMember(Range Name, Range Value);
