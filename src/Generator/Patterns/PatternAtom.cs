namespace OpenApiMcp.Generator.Patterns;

/// <summary>What stands for one character in a pattern of ECMA-262: a character, or a class such as <c>\w</c> or <c>\p{L}</c>.</summary>
/// <param name="Text">A character of at most U+FFFF as .NET spells it, in a set and outside; else empty.</param>
/// <param name="CodePoint">The character, or -1 for a class.</param>
/// <param name="Class">The letter of a class, such as <c>W</c>.</param>
/// <param name="Category">The general category of <c>\p</c> and <c>\P</c>, in its short form.</param>
internal readonly record struct PatternAtom(string Text, int CodePoint, char Class = '\0', string Category = "")
{
    public bool IsClass => CodePoint < 0;

    public static PatternAtom OfClass(char letter, string category = "") => new("", -1, letter, category);

    /// <summary>A character that is spelled by its number, unless a plain spelling is given.</summary>
    public static PatternAtom Of(int codePoint, string? text = null)
    {
        if (codePoint is >= 0xD800 and <= 0xDFFF) throw new NotSupportedException("it holds half of a surrogate pair");
        return new(codePoint > 0xFFFF ? "" : text ?? Unit(codePoint), codePoint);
    }

    public static string Unit(int unit) => "\\u" + unit.ToString("x4", System.Globalization.CultureInfo.InvariantCulture);
}
