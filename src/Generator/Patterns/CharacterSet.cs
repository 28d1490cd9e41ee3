using System.Globalization;
using System.Text;

namespace OpenApiMcp.Generator.Patterns;

/// <summary>A set of characters of ECMA-262, such as <c>[^\w.-]</c> or <c>\p{L}</c>, and its spelling for .NET.</summary>
internal sealed class CharacterSet(SupplementaryKinds supplementary)
{
    /// <summary>ECMA-262 WhiteSpace and LineTerminator: not the same set as .NET's <c>\s</c>.</summary>
    private const string Space = @"\t\n\u000b\u000c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    private const string Digits = "0-9";

    private const string Word = "A-Za-z0-9_";

    private const string Surrogates = @"\ud800-\udfff";

    private const string Nothing = @"[^\s\S]";

    private readonly StringBuilder _units = new();

    /// <summary>The members beyond U+FFFF: categories and hexadecimal ranges.</summary>
    private readonly List<string> _beyond = [];

    /// <summary><c>\D</c>, <c>\W</c> and <c>\S</c>.</summary>
    private readonly SortedSet<char> _negatedClasses = [];

    /// <summary>True where a category in <see cref="_units"/> would take in the surrogates, which stand for other characters.</summary>
    private bool _takesSurrogates;

    /// <summary>Reads from behind the opening bracket to behind the closing one.</summary>
    public static string Translate(string source, ref int at, SupplementaryKinds supplementary)
    {
        var negated = at < source.Length && source[at] == '^';
        if (negated) at++;
        var set = new CharacterSet(supplementary);
        while (!IsAtEnd(source, at)) set.ReadMember(source, ref at);
        at++;
        return set.Write(negated);
    }

    /// <summary>The set that one character or class is.</summary>
    public static string Of(PatternAtom atom, SupplementaryKinds supplementary)
    {
        var set = new CharacterSet(supplementary);
        set.Add(atom);
        return set.Write(negated: false);
    }

    private static bool IsAtEnd(string source, int at) => at < source.Length ? source[at] == ']' : throw new NotSupportedException("a set is not closed");

    private void ReadMember(string source, ref int at)
    {
        var first = ReadAtom(source, ref at);
        if (IsAtEnd(source, at) || source[at] != '-' || at + 1 >= source.Length || source[at + 1] == ']')
        {
            Add(first);
            return;
        }

        at++;
        var last = ReadAtom(source, ref at);
        if (!first.IsClass && !last.IsClass)
        {
            AddRange(first, last);
            return;
        }

        // Beside a class such as \w a hyphen is only a hyphen.
        Add(first);
        _units.Append("\\-");
        Add(last);
    }

    private static PatternAtom ReadAtom(string source, ref int at)
    {
        var c = source[at++];
        if (char.IsHighSurrogate(c) && at < source.Length) return PatternAtom.Of(char.ConvertToUtf32(c, source[at++]));
        if (c is '[' or '^' or '-') return PatternAtom.Of(c, "\\" + c);
        if (c != '\\' || at >= source.Length) return PatternAtom.Of(c, c.ToString());
        if (source[at] != 'b') return PatternEscape.Read(source, ref at);
        at++;
        return PatternAtom.Of('\b');
    }

    private void Add(PatternAtom atom)
    {
        switch (atom.Class)
        {
            case '\0': AddRange(atom, atom); break;
            case 'p' or 'P': AddCategory(atom.Category, isNegated: atom.Class == 'P'); break;
            case 'D' or 'W' or 'S': _negatedClasses.Add(atom.Class); break;
            default: _units.Append(MembersOf(atom.Class)); break;
        }
    }

    private void AddCategory(string category, bool isNegated)
    {
        _units.Append(isNegated ? "\\P{" : "\\p{").Append(category).Append('}');
        _beyond.Add(isNegated ? "^" + category : category);
        _takesSurrogates |= isNegated != (category is "C" or "Cs");
    }

    private void AddRange(PatternAtom first, PatternAtom last)
    {
        if (first.CodePoint > last.CodePoint) throw new NotSupportedException("a range of a set ends before it starts");
        if (first.CodePoint <= 0xFFFF) AddUnits(first, last.CodePoint <= 0xFFFF ? last : PatternAtom.Of(0xFFFF));
        if (last.CodePoint <= 0xFFFF) return;
        var start = Math.Max(first.CodePoint, 0x10000);
        _beyond.Add(start == last.CodePoint ? Hex(start) : $"{Hex(start)}-{Hex(last.CodePoint)}");
    }

    private void AddUnits(PatternAtom first, PatternAtom last)
    {
        _units.Append(first.Text);
        if (first.CodePoint < 0xD800 && last.CodePoint > 0xDFFF) _units.Append(@"-\ud7ff\ue000");
        if (first != last) _units.Append('-').Append(last.Text);
    }

    private string Write(bool negated)
    {
        if (negated && _negatedClasses.Count > 0) return WriteIntersection();
        if (_takesSurrogates) return WriteApart(negated);
        var beyond = _beyond.Count == 0 ? "" : supplementary.Units(Kind, negated: false);
        if (negated) return _units.Length + beyond.Length == 0 ? @"[\s\S]" : $"[^{_units}{beyond}]";
        var alternatives = _negatedClasses.Select(letter => $"[^{MembersOf(letter)}]").ToList();
        if (_units.Length + beyond.Length > 0) alternatives.Add($"[{_units}{beyond}]");
        return Alternatives(alternatives);
    }

    /// <summary>Writes the characters up to U+FFFF apart from the units that stand for those beyond.</summary>
    private string WriteApart(bool negated)
    {
        var alternatives = _negatedClasses.Select(letter => $"[^{MembersOf(letter)}]").ToList();
        alternatives.Add(negated ? $"[^{_units}{Surrogates}]" : $"[{_units}-[{Surrogates}]]");
        alternatives.Add($"[{supplementary.Units(Kind, negated)}]");
        return Alternatives(alternatives);
    }

    /// <summary>Writes <c>[^\W_]</c> as what both leave over: the members of <c>\w</c> without the underscore.</summary>
    private string WriteIntersection()
    {
        if (_negatedClasses.Contains('S') && _negatedClasses.Count > 1) return Nothing;
        var members = MembersOf(_negatedClasses.Min);
        return _units.Length == 0 ? $"[{members}]" : $"[{members}-[{_units}]]";
    }

    private string Kind => string.Join(" ", _beyond.Distinct(StringComparer.Ordinal));

    private static string Alternatives(List<string> alternatives) => alternatives.Count switch
    {
        0 => Nothing,
        1 => alternatives[0],
        _ => $"(?:{string.Join("|", alternatives)})",
    };

    private static string MembersOf(char letter) => char.ToLowerInvariant(letter) switch { 'd' => Digits, 'w' => Word, _ => Space };

    private static string Hex(int codePoint) => codePoint.ToString("X", CultureInfo.InvariantCulture);
}
