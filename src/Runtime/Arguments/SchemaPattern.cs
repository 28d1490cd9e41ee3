using System.Buffers;
using System.Text.RegularExpressions;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>
/// A regular expression of the document. It runs in time linear in the text, whatever the expression and the text, and is
/// built at its first use.
/// </summary>
/// <remarks>
/// To .NET a character beyond U+FFFF is two units. So that it counts as one, a single unit takes its place before the match: a
/// surrogate, whose highest bit after U+D800 says whether the character is of the first of the kinds that the expression tells
/// apart, and so on. Whole text has no surrogate of its own left.
/// </remarks>
/// <param name="source">The expression as the document spells it (ECMA-262), for messages.</param>
/// <param name="translated">The same expression for .NET, without look-around and back-references.</param>
/// <param name="supplementary">
/// The kinds of characters beyond U+FFFF, at most 11. A kind has members separated by spaces: a general category (<c>Lu</c>, <c>L</c>),
/// all but one (<c>^L</c>), a hexadecimal number or a range of them (<c>1F600-1F64F</c>).
/// </param>
public sealed class SchemaPattern(string source, string translated, params string[] supplementary)
{
    private const char FirstUnit = '\ud800';

    private const int HighestBit = 0x400;

    private Regex? _regex;
    private SupplementaryKind[]? _kinds;

    public string Source { get; } = source;

    /// <summary>True when the expression matches somewhere in the text, which must have no half surrogate pairs.</summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        // Two threads may build these at the same time; either result is right.
        _regex ??= new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
        if (!HasSurrogate(text)) return _regex.IsMatch(text);
        _kinds ??= Array.ConvertAll(supplementary, SupplementaryKind.Parse);
        var units = ArrayPool<char>.Shared.Rent(text.Length);
        var isMatch = _regex.IsMatch(units.AsSpan(0, Substitute(text, units)));
        ArrayPool<char>.Shared.Return(units, clearArray: true);
        return isMatch;
    }

    private static bool HasSurrogate(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (char.IsSurrogate(unit)) return true;
        }

        return false;
    }

    /// <summary>Writes one unit for each character; returns their number.</summary>
    private int Substitute(ReadOnlySpan<char> text, Span<char> units)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes()) units[count++] = rune.IsBmp ? (char)rune.Value : UnitOf(rune.Value);
        return count;
    }

    private char UnitOf(int codePoint)
    {
        var unit = (int)FirstUnit;
        for (var i = 0; i < _kinds!.Length; i++)
        {
            if (_kinds[i].Contains(codePoint)) unit |= HighestBit >> i;
        }

        return (char)unit;
    }
}
