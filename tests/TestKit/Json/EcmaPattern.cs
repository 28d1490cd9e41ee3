using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.TestKit.Json;

/// <summary>Translates the few ECMA-262 constructs that the suite uses; the generator has the real translation.</summary>
internal static class EcmaPattern
{
    private const string Space = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    public static SchemaPattern Translate(string source)
    {
        var translated = new StringBuilder();
        var inClass = false;
        var supplementary = new List<string>();
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\\') translated.Append(Escape(source, ref i, inClass));
            else if (c == '$' && !inClass) translated.Append(@"\z");
            else if (char.IsHighSurrogate(c)) AppendSupplementary(char.ConvertToUtf32(c, source[++i]), supplementary, translated);
            else translated.Append(c);
            if (c == '[') inClass = true;
            if (c == ']') inClass = false;
        }

        return new SchemaPattern(source, translated.ToString(), [.. supplementary]);
    }

    /// <summary>The suite has at most one such character in a pattern: its unit is one of those with the highest bit.</summary>
    private static void AppendSupplementary(int codePoint, List<string> supplementary, StringBuilder translated)
    {
        supplementary.Add(codePoint.ToString("X", CultureInfo.InvariantCulture));
        translated.Append(@"[\udc00-\udfff]");
    }

    private static string Escape(string source, ref int i, bool inClass)
    {
        var c = source[++i];
        if (c == 'p')
        {
            var end = source.IndexOf('}', i);
            var name = source[(i + 2)..end];
            i = end;
            return name switch { "Letter" => @"\p{L}", "digit" => @"\p{Nd}", _ => throw new NotSupportedException(name) };
        }

        return c switch
        {
            'd' => inClass ? "0-9" : "[0-9]",
            'w' => inClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]",
            's' => inClass ? Space : $"[{Space}]",
            'D' => "[^0-9]",
            'W' => "[^A-Za-z0-9_]",
            'S' => $"[^{Space}]",
            _ => "\\" + c,
        };
    }
}
