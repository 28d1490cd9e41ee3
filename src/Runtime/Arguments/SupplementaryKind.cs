using System.Globalization;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>A kind of characters beyond U+FFFF that a pattern tells from others: some categories and ranges.</summary>
internal sealed class SupplementaryKind
{
    private readonly List<(int First, int Last)> _ranges = [];

    /// <summary>A bit for each general category.</summary>
    private uint _categories;

    public static SupplementaryKind Parse(string members)
    {
        var kind = new SupplementaryKind();
        foreach (var member in members.Split(' '))
        {
            if (member[0] == '^') kind._categories |= ~Categories(member[1..]);
            else if (char.IsAsciiDigit(member[0])) kind._ranges.Add(Range(member));
            else kind._categories |= Categories(member);
        }

        return kind;
    }

    public bool Contains(int codePoint)
    {
        if ((_categories & (1u << (int)CharUnicodeInfo.GetUnicodeCategory(codePoint))) != 0) return true;
        foreach (var (first, last) in _ranges)
        {
            if (codePoint >= first && codePoint <= last) return true;
        }

        return false;
    }

    private static (int First, int Last) Range(string range)
    {
        var ends = range.Split('-');
        return (int.Parse(ends[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), int.Parse(ends[^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    /// <summary>The categories that a short name such as <c>Lu</c> or <c>L</c> stands for.</summary>
    private static uint Categories(string name)
    {
        var categories = 0u;
        foreach (var category in Enum.GetValues<UnicodeCategory>())
        {
            if (ShortName(category).StartsWith(name, StringComparison.Ordinal)) categories |= 1u << (int)category;
        }

        return categories;
    }

    private static string ShortName(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.OtherNotAssigned => "Cn",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        _ => "So",
    };
}
