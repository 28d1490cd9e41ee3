using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenApiMcp.Generator.Patterns;

/// <summary>
/// Translates a regular expression of ECMA-262 (with the <c>u</c> flag, as JSON Schema asks) into one that .NET's
/// non-backtracking engine matches the same way, or says why it cannot.
/// </summary>
internal sealed class EcmaPattern
{
    /// <summary>ECMA-262 WhiteSpace and LineTerminator: not the same set as .NET's <c>\s</c>.</summary>
    private const string Space = @"\t\n\u000b\u000c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    /// <summary>One character beyond U+FFFF: to .NET these are two, a surrogate pair.</summary>
    internal const string Pair = @"[\ud800-\udbff][\udc00-\udfff]";

    private const string LineTerminators = @"\n\r\u2028\u2029";

    /// <summary>The engine that the runtime uses; netstandard2.0 has no name for it.</summary>
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    private readonly string _source;
    private readonly StringBuilder _output = new();
    private int _at;

    private EcmaPattern(string source) => _source = source;

    /// <summary>The .NET pattern; null with the <paramref name="reason"/> when there is none.</summary>
    public static string? Translate(string source, out string reason)
    {
        try
        {
            var pattern = new EcmaPattern(source);
            pattern.TranslateAll();
            var translated = pattern._output.ToString();
            reason = Fault(translated, NonBacktracking | RegexOptions.CultureInvariant) ?? "";
            return reason.Length == 0 ? translated : null;
        }
        catch (NotSupportedException refusal)
        {
            reason = refusal.Message;
            return null;
        }
    }

    /// <summary>Lets .NET judge syntax and size; a host whose .NET lacks this engine (.NET Framework) judges the syntax only.</summary>
    private static string? Fault(string pattern, RegexOptions options)
    {
        try
        {
            _ = new Regex(pattern, options, Regex.InfiniteMatchTimeout);
            return null;
        }
        catch (NotSupportedException)
        {
            return "it repeats too much";
        }
        catch (ArgumentOutOfRangeException) when (options != RegexOptions.None)
        {
            return Fault(pattern, RegexOptions.None);
        }
        catch (ArgumentException)
        {
            return "it is no well-formed regular expression";
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
                case '.': _output.Append(Outside(LineTerminators)); break;
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
            case 'D': return Outside("0-9");
            case 'w': return inSet ? "A-Za-z0-9_" : "[A-Za-z0-9_]";
            case 'W': return Outside("A-Za-z0-9_");
            case 's': return inSet ? Space : "[" + Space + "]";
            case 'S': return Outside(Space);
            case 'p' or 'P':
                var property = UnicodeProperty.Translate(source, ref at, negated: c == 'P');
                return inSet ? property : $"(?:{Pair}|{property})";
            case 'n' or 'r' or 't' or 'f' or 'v': return "\\" + c;
            case '0' when at >= source.Length || source[at] is < '0' or > '9': return @"\u0000";
            case 'c' when at < source.Length && source[at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'): return Unit((char)(source[at++] % 32));
            case 'x': return Unit((char)ReadHex(source, ref at, 2));
            case 'u': return CodePoint(source, ref at, inSet);
            default:
                if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) throw new NotSupportedException($"the escape \\{c} does not exist");
                return c is > ' ' and < '\u007f' and not '_' ? "\\" + c : Unit(c);
        }
    }

    internal static string Unit(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);

    /// <summary>One character that a set does not hold; one beyond U+FFFF is never in a set.</summary>
    internal static string Outside(string set) => $@"(?:{Pair}|[^\ud800-\udfff{set}])";

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
        else
        {
            code = ReadHex(source, ref at, 4);
            if (char.IsHighSurrogate((char)code) && string.CompareOrdinal(source, at, "\\u", 0, 2) == 0)
            {
                at += 2;
                code = char.ConvertToUtf32((char)code, ReadLowSurrogate(source, ref at));
            }
        }

        if (code <= 0xFFFF) return Unit((char)code);
        if (inSet) throw new NotSupportedException("a set holds characters beyond U+FFFF");
        var pair = char.ConvertFromUtf32(code);
        return "(?:" + Unit(pair[0]) + Unit(pair[1]) + ")";
    }

    private static char ReadLowSurrogate(string source, ref int at)
    {
        var low = (char)ReadHex(source, ref at, 4);
        return char.IsLowSurrogate(low) ? low : throw new NotSupportedException("it holds half of a surrogate pair");
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
