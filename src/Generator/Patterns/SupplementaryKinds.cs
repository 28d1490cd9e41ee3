using System.Text;

namespace OpenApiMcp.Generator.Patterns;

/// <summary>
/// The kinds of characters beyond U+FFFF that a pattern tells apart. To .NET such a character is two units, and no set can hold it.
/// So the runtime puts one unit in its place before it matches: a surrogate, of which whole text has none left over, whose bits
/// say which kinds the character is of; the highest bit is the first kind's.
/// </summary>
internal sealed class SupplementaryKinds
{
    private const int Max = 8;

    private const int First = 0xD800;

    private const int Count = 0x800;

    private readonly List<string> _kinds = [];

    /// <summary>Each kind as the runtime reads it: categories, <c>^</c> before those that it is not of, and hexadecimal ranges.</summary>
    public IReadOnlyList<string> Kinds => _kinds;

    /// <summary>The units of the characters of a kind, or of all others, as ranges of a set.</summary>
    public string Units(string kind, bool negated)
    {
        var index = _kinds.IndexOf(kind);
        if (index < 0)
        {
            if (_kinds.Count == Max) throw new NotSupportedException("it tells too many kinds of characters beyond U+FFFF apart");
            index = _kinds.Count;
            _kinds.Add(kind);
        }

        var run = (Count / 2) >> index;
        var units = new StringBuilder();
        for (var start = negated ? 0 : run; start < Count; start += 2 * run)
        {
            units.Append(PatternAtom.Unit(First + start)).Append('-').Append(PatternAtom.Unit(First + start + run - 1));
        }

        return units.ToString();
    }
}
