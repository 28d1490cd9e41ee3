using System.Text;

namespace OpenApiMcp.Generator.Patterns;

/// <summary>Translates a bracketed set of ECMA-262, such as <c>[^\w.-]</c>.</summary>
internal sealed class CharacterSet
{
    private readonly string _source;
    private readonly StringBuilder _set = new();
    private readonly List<string> _alternatives = [];
    private int _at;

    private CharacterSet(string source, int at)
    {
        _source = source;
        _at = at;
    }

    /// <summary>Reads from behind the opening bracket to behind the closing one.</summary>
    public static string Translate(string source, ref int at)
    {
        var negated = at < source.Length && source[at] == '^';
        var set = new CharacterSet(source, negated ? at + 1 : at);
        set.ReadAll();
        at = set._at;
        return set.Wrap(negated);
    }

    private bool IsAtEnd => _at < _source.Length ? _source[_at] == ']' : throw new NotSupportedException("a set is not closed");

    private void ReadAll()
    {
        while (!IsAtEnd)
        {
            var first = ReadAtom(out var isClass);
            _set.Append(first);
            if (IsAtEnd || _source[_at] != '-' || _at + 1 >= _source.Length || _source[_at + 1] == ']') continue;
            _at++;
            var last = ReadAtom(out var isClassToo);

            // Beside a class such as \w a hyphen is only a hyphen.
            _set.Append(isClass || isClassToo ? "\\-" : "-").Append(last);
        }

        _at++;
    }

    private string ReadAtom(out bool isClass)
    {
        isClass = false;
        var c = _source[_at++];
        if (char.IsSurrogate(c)) throw new NotSupportedException("a set holds characters beyond U+FFFF");
        if (c is '[' or '^' or '-') return "\\" + c;
        if (c != '\\' || _at >= _source.Length) return c.ToString();
        var escaped = _source[_at];
        if (escaped == 'b')
        {
            _at++;
            return @"\u0008";
        }

        isClass = escaped is 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P';
        var atom = EcmaPattern.TranslateAtom(_source, ref _at, inSet: true);
        if (escaped is 'p' or 'P') _alternatives.Add(EcmaPattern.Pair);
        if (escaped is not ('D' or 'W' or 'S')) return atom;
        _alternatives.Add(atom);
        return "";
    }

    /// <summary>An empty set matches nothing, a negated empty one everything.</summary>
    private string Wrap(bool negated)
    {
        if (negated && _alternatives.Any(alternative => alternative != EcmaPattern.Pair))
        {
            throw new NotSupportedException("a negated class stands inside a negated set");
        }

        if (negated) return EcmaPattern.Outside(_set.ToString());
        if (_set.Length > 0) _alternatives.Add($"[{_set}]");
        if (_alternatives.Count == 0) return @"[^\s\S]";
        return _alternatives.Count == 1 ? _alternatives[0] : $"(?:{string.Join("|", _alternatives.Distinct(StringComparer.Ordinal))})";
    }
}
