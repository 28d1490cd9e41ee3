using System.Text;

namespace OpenApiMcp.Generator.Patterns;

/// <summary>Translates a bracketed set of ECMA-262, such as <c>[^\w.-]</c>.</summary>
internal static class CharacterSet
{
    /// <summary>Reads from behind the opening bracket to behind the closing one.</summary>
    public static string Translate(string source, ref int at)
    {
        var negated = at < source.Length && source[at] == '^';
        if (negated) at++;
        var set = new StringBuilder();
        while (true)
        {
            if (at >= source.Length) throw new NotSupportedException("a set is not closed");
            var c = source[at++];
            if (c == ']') break;
            if (char.IsSurrogate(c)) throw new NotSupportedException("a set holds characters beyond U+FFFF");
            if (c == '\\' && at < source.Length) set.Append(TranslateEscape(source, ref at));
            else if (c == '[') set.Append("\\[");
            else set.Append(c);
        }

        return Wrap(set.ToString(), negated);
    }

    private static string TranslateEscape(string source, ref int at)
    {
        if (source[at] != 'b') return EcmaPattern.TranslateAtom(source, ref at, inSet: true);
        at++;
        return @"\u0008";
    }

    /// <summary>An empty set matches nothing, a negated empty one everything; a negated set takes a surrogate pair as one character.</summary>
    private static string Wrap(string set, bool negated)
    {
        if (set.Length == 0) return negated ? @"(?:[\ud800-\udbff][\udc00-\udfff]|[\s\S])" : @"[^\s\S]";
        if (!negated) return set[0] == '^' ? "[\\" + set + "]" : "[" + set + "]";
        return @"(?:[\ud800-\udbff][\udc00-\udfff]|[^" + set + "])";
    }
}
