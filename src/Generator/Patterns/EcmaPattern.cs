using System.Text;
using System.Text.RegularExpressions;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Patterns;

/// <summary>
/// Translates a regular expression of ECMA-262 (with the <c>u</c> flag, as JSON Schema asks) into one that .NET's
/// non-backtracking engine matches the same way, or says why it cannot.
/// </summary>
internal sealed class EcmaPattern
{
    /// <summary>The engine that the runtime uses; netstandard2.0 has no name for it.</summary>
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    /// <summary>More than people write; the engine takes long to build what is longer, here and again in the server.</summary>
    private const int MaxLength = 100_000;

    private readonly string _source;
    private readonly StringBuilder _output = new();
    private readonly SupplementaryKinds _supplementary = new();
    private int _at;

    private EcmaPattern(string source) => _source = source;

    /// <summary>The pattern for .NET; null with the <paramref name="reason"/> when there is none.</summary>
    public static PatternModel? Translate(string source, out string reason)
    {
        reason = "it is longer than 100,000 characters";
        if (source.Length > MaxLength) return null;
        try
        {
            var pattern = new EcmaPattern(source);
            pattern.TranslateAll();
            var translated = pattern._output.ToString();
            reason = Fault(translated, NonBacktracking | RegexOptions.CultureInvariant) ?? "";
            return reason.Length == 0 ? new(source, translated, pattern._supplementary.Kinds.ToEquatableArray()) : null;
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
                case '[': _output.Append(CharacterSet.Translate(_source, ref _at, _supplementary)); break;
                case '.': _output.Append(@"[^\n\r\u2028\u2029]"); break;
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
        if (!char.IsHighSurrogate(c) || _at >= _source.Length) _output.Append(c);
        else _output.Append(CharacterSet.Of(PatternAtom.Of(char.ConvertToUtf32(c, _source[_at++])), _supplementary));
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

        var atom = PatternEscape.Read(_source, ref _at);
        _output.Append(atom.Text.Length > 0 ? atom.Text : CharacterSet.Of(atom, _supplementary));
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void Take(string text, string output)
    {
        _at += text.Length;
        _output.Append(output);
    }
}
