using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>
/// A JSON number as its text says it: compared and divided digit by digit, never through <c>double</c>, so that neither
/// precision nor range is lost and <c>1e400</c> costs no more than <c>1</c>. Nothing is allocated, except for a divisor of
/// more than 18 digits.
/// </summary>
internal readonly ref struct ExactNumber
{
    // Exponents are cut off here: every number beyond 10^(10^17) counts as equally large.
    private const long MaxExponent = 100_000_000_000_000_000;

    private const int MaxFastDigits = 18;

    // From the first to the last digit that is not zero, perhaps with the decimal point in between; empty for zero.
    private readonly ReadOnlySpan<byte> _digits;

    // The number of digits without the point.
    private readonly int _count;

    // The power of ten of the last digit.
    private readonly long _exponent;

    private ExactNumber(int sign, ReadOnlySpan<byte> digits, int count, long exponent)
    {
        Sign = sign;
        _digits = digits;
        _count = count;
        _exponent = exponent;
    }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign { get; }

    /// <summary>True for a number without a fraction, however it is written: <c>1.0</c> and <c>1e2</c> are integers.</summary>
    public bool IsInteger => Sign == 0 || _exponent >= 0;

    /// <summary>Reads the text of a JSON number, which must be well-formed.</summary>
    public static ExactNumber Parse(ReadOnlySpan<byte> text)
    {
        var sign = text[0] == '-' ? -1 : 1;
        var e = text.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = (e < 0 ? text : text[..e])[(sign < 0 ? 1 : 0)..];
        var first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0) return default;

        var last = mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        var digits = mantissa[first..(last + 1)];
        var point = mantissa.IndexOf((byte)'.');
        if (point < 0) point = mantissa.Length;
        var exponent = last < point ? point - last - 1 : point - last;
        var count = digits.Length - (first < point && point < last ? 1 : 0);
        return new ExactNumber(sign, digits, count, exponent + (e < 0 ? 0 : ReadExponent(text[(e + 1)..])));
    }

    /// <summary>Reads a number of the document, by way of a buffer that takes the shorter ones.</summary>
    public static ExactNumber Parse(string text, Span<byte> buffer)
    {
        if (text.Length > buffer.Length) return Parse(Encoding.ASCII.GetBytes(text));
        return Parse(buffer[..Encoding.ASCII.GetBytes(text, buffer)]);
    }

    public int Compare(ExactNumber other)
    {
        if (Sign != other.Sign) return Sign.CompareTo(other.Sign);
        return Sign * CompareMagnitude(other);
    }

    /// <summary>True when the number is an integer times the divisor, exactly.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (Sign == 0 || divisor.Sign == 0) return Sign == 0;

        // The last digit is not zero, so no power of ten divides the digits: a smaller exponent than the divisor's decides.
        if (_exponent < divisor._exponent) return false;
        var shift = _exponent - divisor._exponent;
        return divisor._count <= MaxFastDigits ? IsMultipleOf(divisor.Digits(), shift) : IsMultipleOf(divisor.BigDigits(), shift);
    }

    /// <summary>Writes an integer with digits alone; false for a fraction and for more digits than the limit.</summary>
    public bool TryWriteInteger(int maxDigits, out string text)
    {
        text = "0";
        if (Sign == 0) return true;
        if (_exponent < 0 || _count + _exponent > maxDigits) return false;
        var digits = new StringBuilder(Sign < 0 ? "-" : "");
        foreach (var digit in _digits)
        {
            if (digit != '.') digits.Append((char)digit);
        }

        text = digits.Append('0', (int)_exponent).ToString();
        return true;
    }

    /// <summary>A spelling that equal numbers share and no others: the digits, then the power of ten of the last one, such as <c>-12e3</c>.</summary>
    public string Spell()
    {
        if (Sign == 0) return "0";
        var text = new StringBuilder(Sign < 0 ? "-" : "");
        foreach (var digit in _digits)
        {
            if (digit != '.') text.Append((char)digit);
        }

        return text.Append('e').Append(_exponent.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    /// <summary>A hash that equal numbers share, however they are written.</summary>
    public int Hash()
    {
        var hash = new HashCode();
        hash.Add(Sign);
        hash.Add(_exponent);
        foreach (var digit in _digits)
        {
            if (digit != '.') hash.Add(digit);
        }

        return hash.ToHashCode();
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        if (text[0] is (byte)'-' or (byte)'+') text = text[1..];
        text = text.TrimStart((byte)'0');
        if (text.IsEmpty) return 0;
        var exponent = text.Length > MaxFastDigits || !Utf8Parser.TryParse(text, out long value, out _) ? MaxExponent : Math.Min(value, MaxExponent);
        return negative ? -exponent : exponent;
    }

    private int CompareMagnitude(ExactNumber other)
    {
        var order = (_count + _exponent).CompareTo(other._count + other._exponent);
        var (i, j) = (0, 0);
        while (order == 0 && (i < _digits.Length || j < other._digits.Length))
        {
            order = Next(_digits, ref i).CompareTo(Next(other._digits, ref j));
        }

        return order;
    }

    /// <summary>The next digit, past the point, and zeros without end after the last one.</summary>
    private static byte Next(ReadOnlySpan<byte> digits, ref int at)
    {
        if (at < digits.Length && digits[at] == '.') at++;
        return at < digits.Length ? digits[at++] : (byte)'0';
    }

    private bool IsMultipleOf(ulong divisor, long shift)
    {
        UInt128 remainder = 0;
        foreach (var digit in _digits)
        {
            if (digit != '.') remainder = ((remainder * 10) + (uint)(digit - '0')) % divisor;
        }

        UInt128 power = 10 % divisor;
        for (; shift > 0; shift >>= 1, power = power * power % divisor)
        {
            if ((shift & 1) != 0) remainder = remainder * power % divisor;
        }

        return remainder == 0;
    }

    private bool IsMultipleOf(BigInteger divisor, long shift)
    {
        var remainder = BigInteger.Zero;
        foreach (var digit in _digits)
        {
            if (digit != '.') remainder = ((remainder * 10) + (digit - '0')) % divisor;
        }

        return (remainder * BigInteger.ModPow(10, shift, divisor) % divisor).IsZero;
    }

    private ulong Digits()
    {
        var value = 0UL;
        foreach (var digit in _digits)
        {
            if (digit != '.') value = (value * 10) + (uint)(digit - '0');
        }

        return value;
    }

    private BigInteger BigDigits()
    {
        var value = BigInteger.Zero;
        foreach (var digit in _digits)
        {
            if (digit != '.') value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
