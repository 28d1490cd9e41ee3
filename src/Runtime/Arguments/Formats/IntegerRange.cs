namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>The formats that are ranges of integers.</summary>
internal static class IntegerRange
{
    public static bool Contains(StringFormat format, ReadOnlySpan<byte> number)
    {
        var value = ExactNumber.Parse(number);
        var (min, max) = Bounds(format);
        return value.IsInteger
            && value.Compare(ExactNumber.Parse(min, stackalloc byte[24])) >= 0
            && value.Compare(ExactNumber.Parse(max, stackalloc byte[24])) <= 0;
    }

    public static string Describe(StringFormat format)
    {
        var (min, max) = Bounds(format);
        return $"an integer from {min} to {max}";
    }

    private static (string Min, string Max) Bounds(StringFormat format) => format switch
    {
        StringFormat.Int8 => ("-128", "127"),
        StringFormat.Int16 => ("-32768", "32767"),
        StringFormat.Int32 => ("-2147483648", "2147483647"),
        StringFormat.Int64 => ("-9223372036854775808", "9223372036854775807"),
        StringFormat.UInt8 => ("0", "255"),
        StringFormat.UInt16 => ("0", "65535"),
        StringFormat.UInt32 => ("0", "4294967295"),
        StringFormat.UInt64 => ("0", "18446744073709551615"),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format of numbers."),
    };
}
