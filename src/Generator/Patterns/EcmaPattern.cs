using System.Globalization;
using System.Text;

namespace OpenApiMcp.Generator.Patterns;

/// <summary>
/// Translates a regular expression of ECMA-262 (with the <c>u</c> flag, as JSON Schema asks) into one that .NET's
/// non-backtracking engine matches the same way, or says why it cannot.
/// </summary>
internal sealed class EcmaPattern
{
    /// <summary>ECMA-262 WhiteSpace and LineTerminator: not the same set as .NET's <c>\s</c>.</summary>
    private const string Space = @"\t\n\u000b\u000c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    /// <summary>One character that is no line terminator, a surrogate pair counting as one.</summary>
    private const string Dot = @"(?:[\ud800-\udbff][\udc00-\udfff]|[^\n\r\u2028\u2029])";

    private readonly string _source;
    private readonly StringBuilder _output = new();
    private int _at;

    private EcmaPattern(string source) => _source = source;

    /// <summary>The .NET pattern; null with the <paramref name="reason"/> when there is none.</summary>
    public static string? Translate(string source, out string reason)
    {
        try
        {
            reason = "";
            var pattern = new EcmaPattern(source);
            pattern.TranslateAll();
            return pattern._output.ToString();
        }
        catch (NotSupportedException refusal)
        {
            reason = refusal.Message;
            return null;
        }
    }

    private void TranslateAll()
    {
        while (_at < _source.Length)
        {
            var c = _source[_at++];
            switch (c)
            {
                case '\\': TranslateEscape(); break;
                case '[': _output.Append(CharacterSet.Translate(_source, ref _at)); break;
                case '.': _output.Append(Dot); break;
                case '$': _output.Append(@"\z"); break;
                case '^': _output.Append(@"\A"); break;
                case '(': TranslateGroup(); break;
                case '#' or ' ': _output.Append('\\').Append(c); break;
                default: AppendCharacter(c); break;
            }
        }
    }

    private void AppendCharacter(char c)
    {
        if (char.IsHighSurrogate(c) && _at < _source.Length) _output.Append("(?:").Append(c).Append(_source[_at++]).Append(')');
        else _output.Append(c);
    }

    private void TranslateGroup()
    {
        if (StartsWith("?:")) Take("?:", "(?:");
        else if (StartsWith("?=") || StartsWith("?!") || StartsWith("?<=") || StartsWith("?<!")) throw new NotSupportedException("it looks ahead or behind");
        else if (StartsWith("?<"))
        {
            _at = _source.IndexOf('>', _at) + 1;
            if (_at == 0) throw new NotSupportedException("a group name is not closed");
            _output.Append("(?:");
        }
        else if (StartsWith("?")) throw new NotSupportedException("it uses a group that ECMA-262 does not have");
        else _output.Append("(?:");
    }

    private void TranslateEscape()
    {
        if (_at >= _source.Length) throw new NotSupportedException("it ends with a backslash");
        var c = _source[_at];
        if (c is >= '1' and <= '9' or 'k') throw new NotSupportedException("it refers back to a group");
        if (c is 'b' or 'B')
        {
            throw new NotSupportedException("it asks for a word boundary, which .NET defines otherwise than ECMA-262");
        }

        _output.Append(TranslateAtom(_source, ref _at, inSet: false));
    }

    /// <summary>Translates the escape after a backslash, inside a set or outside.</summary>
    internal static string TranslateAtom(string source, ref int at, bool inSet)
    {
        var c = source[at++];
        switch (c)
        {
            case 'd': return inSet ? "0-9" : "[0-9]";
            case 'D' when !inSet: return Outside("0-9");
            case 'w': return inSet ? "A-Za-z0-9_" : "[A-Za-z0-9_]";
            case 'W' when !inSet: return Outside("A-Za-z0-9_");
            case 's': return inSet ? Space : "[" + Space + "]";
            case 'S' when !inSet: return Outside(Space);
            case 'D' or 'W' or 'S': throw new NotSupportedException("a negated class stands inside a set");
            case 'p' or 'P': return UnicodeProperty.Translate(source, ref at, negated: c == 'P');
            case 'n' or 'r' or 't' or 'f' or 'v': return "\\" + c;
            case '0': return @"\u0000";
            case 'c' when at < source.Length && char.IsLetter(source[at]): return Unit((char)(source[at++] % 32));
            case 'x': return Unit((char)ReadHex(source, ref at, 2));
            case 'u': return CodePoint(source, ref at, inSet);
            default:
                if (char.IsLetterOrDigit(c)) throw new NotSupportedException($"the escape \\{c} does not exist");
                return "\\" + c;
        }
    }

    internal static string Unit(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    private static string Outside(string set) => @"(?:[\ud800-\udbff][\udc00-\udfff]|[^" + set + "])";

    private static string CodePoint(string source, ref int at, bool inSet)
    {
        int code;
        if (at < source.Length && source[at] == '{')
        {
            var end = source.IndexOf('}', at);
            if (end < 0 || !int.TryParse(source.Substring(at + 1, end - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code) || code > 0x10FFFF)
            {
                throw new NotSupportedException("a \\u{…} escape is malformed");
            }

            at = end + 1;
        }
        else code = ReadHex(source, ref at, 4);

        if (code <= 0xFFFF) return Unit((char)code);
        if (inSet) throw new NotSupportedException("a set holds characters beyond U+FFFF");
        var pair = char.ConvertFromUtf32(code);
        return "(?:" + Unit(pair[0]) + Unit(pair[1]) + ")";
    }

    private static int ReadHex(string source, ref int at, int digits)
    {
        if (at + digits > source.Length
            || !int.TryParse(source.Substring(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new NotSupportedException("a hexadecimal escape is malformed");
        }

        at += digits;
        return value;
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void Take(string text, string output)
    {
        _at += text.Length;
        _output.Append(output);
    }
}
