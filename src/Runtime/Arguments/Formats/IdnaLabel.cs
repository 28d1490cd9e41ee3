using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>
/// Labels of internationalized host names: IDNA 2008, registration rules (RFC 5891, section 4.2, and RFC 5892). That a label is in
/// normal form C is not checked: without globalization data .NET cannot tell.
/// </summary>
internal static class IdnaLabel
{
    public const int MaxLength = 63;

    private const string Prefix = "xn--";

    private const int ZeroWidthNonJoiner = 0x200C;

    private const int ZeroWidthJoiner = 0x200D;

    public static bool HasPrefix(ReadOnlySpan<char> label) => label.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The code points of a label, A-labels decoded; -1 for a label that is not allowed.</summary>
    /// <param name="codePoints">At least 63 long.</param>
    public static int Read(ReadOnlySpan<char> label, Span<int> codePoints)
    {
        if (HasPrefix(label)) return ReadALabel(label, codePoints);
        if (!Ascii.IsValid(label)) return ReadULabel(label, codePoints);
        if (!HostnameFormat.IsLabelShape(label, international: false)) return -1;
        for (var i = 0; i < label.Length; i++) codePoints[i] = label[i];
        return label.Length;
    }

    /// <summary>How long a label is as an A-label, or as it is when it has only ASCII characters.</summary>
    public static int EncodedLength(ReadOnlySpan<char> label, ReadOnlySpan<int> codePoints) =>
        Ascii.IsValid(label) ? label.Length : Prefix.Length + Punycode.EncodedLength(codePoints);

    private static int ReadALabel(ReadOnlySpan<char> label, Span<int> codePoints)
    {
        if (!HostnameFormat.IsLabelShape(label, international: false)) return -1;
        Span<char> buffer = stackalloc char[MaxLength];
        ReadOnlySpan<char> encoded = buffer[..label[Prefix.Length..].ToLowerInvariant(buffer)];
        var length = Punycode.Decode(encoded, codePoints);
        if (length < 0 || !IsULabel(codePoints[..length])) return -1;

        // Another spelling of the same text would be longer.
        return Punycode.EncodedLength(codePoints[..length]) == encoded.Length ? length : -1;
    }

    private static int ReadULabel(ReadOnlySpan<char> label, Span<int> codePoints)
    {
        var length = 0;
        while (!label.IsEmpty)
        {
            if (length == MaxLength || Rune.DecodeFromUtf16(label, out var rune, out var units) != OperationStatus.Done) return -1;
            codePoints[length++] = rune.Value;
            label = label[units..];
        }

        return IsULabel(codePoints[..length]) && Prefix.Length + Punycode.EncodedLength(codePoints[..length]) <= MaxLength ? length : -1;
    }

    private static bool IsULabel(ReadOnlySpan<int> label)
    {
        if (label.Length == 0 || label[0] == '-' || label[^1] == '-' || (label.Length > 3 && label[2] == '-' && label[3] == '-')) return false;
        if (!label.ContainsAnyInRange(0x80, 0x10FFFF) || IsMark(label[0])) return false;
        for (var i = 0; i < label.Length; i++)
        {
            if (!IsAllowed(label, i)) return false;
        }

        return true;
    }

    /// <summary>RFC 5892, section 3, and the contextual rules of its appendix A.</summary>
    private static bool IsAllowed(ReadOnlySpan<int> label, int at) => label[at] switch
    {
        < 0x80 and var c => char.IsAsciiLetterLower((char)c) || char.IsAsciiDigit((char)c) || c == '-',
        0xDF or 0x3C2 or 0x6FD or 0x6FE or 0xF0B or 0x3007 => true,
        0x640 or 0x7FA or 0x302E or 0x302F or (>= 0x3031 and <= 0x3035) or 0x303B => false,
        0xB7 => at > 0 && at + 1 < label.Length && label[at - 1] == 'l' && label[at + 1] == 'l',
        0x375 => at + 1 < label.Length && IdnaTables.Contains(IdnaTables.Greek, label[at + 1]),
        0x5F3 or 0x5F4 => at > 0 && IdnaTables.Contains(IdnaTables.Hebrew, label[at - 1]),
        0x30FB => ContainsJapanese(label),
        >= 0x660 and <= 0x669 => !label.ContainsAnyInRange(0x6F0, 0x6F9),
        >= 0x6F0 and <= 0x6F9 => !label.ContainsAnyInRange(0x660, 0x669),
        ZeroWidthJoiner => IsAfterVirama(label, at),
        ZeroWidthNonJoiner => IsAfterVirama(label, at) || IsBetweenJoining(label, at),
        var c => IsLetterOrDigit(c) && !IdnaTables.Contains(IdnaTables.Disallowed, c),
    };

    private static bool IsLetterOrDigit(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber => true,

        // Cherokee folds to upper case; all other capitals fold away.
        UnicodeCategory.UppercaseLetter => codePoint is >= 0x13A0 and <= 0x13F5,
        _ => false,
    };

    private static bool IsMark(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool ContainsJapanese(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (IdnaTables.Contains(IdnaTables.Japanese, codePoint)) return true;
        }

        return false;
    }

    private static bool IsAfterVirama(ReadOnlySpan<int> label, int at) => at > 0 && IdnaTables.Contains(IdnaTables.Viramas, label[at - 1]);

    private static bool IsBetweenJoining(ReadOnlySpan<int> label, int at)
    {
        var (before, after) = (at - 1, at + 1);
        while (before >= 0 && IsTransparent(label[before])) before--;
        while (after < label.Length && IsTransparent(label[after])) after++;
        return before >= 0 && after < label.Length
            && (IdnaTables.Contains(IdnaTables.DualJoining, label[before]) || IdnaTables.Contains(IdnaTables.LeftJoining, label[before]))
            && (IdnaTables.Contains(IdnaTables.DualJoining, label[after]) || IdnaTables.Contains(IdnaTables.RightJoining, label[after]));
    }

    // Joining type T, as far as it can stand in a label.
    private static bool IsTransparent(int codePoint) => codePoint == 0x1E94B || CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.NonSpacingMark;
}
