using System.Globalization;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaCheckerNumbersTests
{
    [Theory]
    [InlineData("1", "1", 0)]
    [InlineData("1.0", "1", 0)]
    [InlineData("100", "1e2", 0)]
    [InlineData("0.00012", "12E-5", 0)]
    [InlineData("-0", "0", 0)]
    [InlineData("0e99", "0.000", 0)]
    [InlineData("-1", "1", -1)]
    [InlineData("-2", "-1", -1)]
    [InlineData("9", "10", -1)]
    [InlineData("0.1", "0.09999999999999999999999999999999", 1)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567891", -1)]
    [InlineData("1e400", "1e401", -1)]
    [InlineData("-1e400", "-1e401", 1)]
    [InlineData("1e-400", "0", 1)]
    [InlineData("1e999999999999999999999999", "1e9", 1)]
    [InlineData("1e-999999999999999999999999", "1e-9", -1)]
    [InlineData("105", "1.05e2", 0)]
    [InlineData("1005", "1.05e3", -1)]
    public void Numbers_are_compared_exactly(string json, string bound, int order)
    {
        Assert.Equal(order >= 0, Checked.Holds(json, (ref SchemaChecker value) => value.Minimum(bound)));
        Assert.Equal(order <= 0, Checked.Holds(json, (ref SchemaChecker value) => value.Maximum(bound)));
        Assert.Equal(order > 0, Checked.Holds(json, (ref SchemaChecker value) => value.ExclusiveMinimum(bound)));
        Assert.Equal(order < 0, Checked.Holds(json, (ref SchemaChecker value) => value.ExclusiveMaximum(bound)));
    }

    [Theory]
    [InlineData("0", "7", true)]
    [InlineData("21", "7", true)]
    [InlineData("-21", "7", true)]
    [InlineData("22", "7", false)]
    [InlineData("0.3", "0.1", true)]
    [InlineData("19.99", "0.01", true)]
    [InlineData("19.995", "0.01", false)]
    [InlineData("1e400", "7", false)]
    [InlineData("7e400", "7", true)]
    [InlineData("1e1000000000000", "3", false)]
    [InlineData("3e1000000000000", "3", true)]
    [InlineData("1e1000000000000", "1e-1000000000000", true)]
    [InlineData("50", "100", false)]
    [InlineData("600", "12", true)]
    [InlineData("100000000000000000000000000000000", "1e30", true)]
    [InlineData("123456789012345678901234567890", "1234567890123456789", false)]
    [InlineData("2469135780246913578", "1234567890123456789", true)]
    [InlineData("2469135780246913578e3", "1234567890123456789", true)]
    public void Multiples_are_exact(string json, string divisor, bool holds) =>
        Assert.Equal(holds, Checked.Holds(json, (ref SchemaChecker value) => value.MultipleOf(divisor)));

    [Fact]
    public void Numbers_agree_with_decimal_arithmetic()
    {
        var random = new Random(20_12);
        for (var i = 0; i < 5_000; i++)
        {
            var (left, right) = (Some(random), Some(random));
            var (json, bound) = (left.ToString(CultureInfo.InvariantCulture), right.ToString(CultureInfo.InvariantCulture));

            Assert.Equal(left >= right, Checked.Holds(json, (ref SchemaChecker value) => value.Minimum(bound)));
            Assert.Equal(left < right, Checked.Holds(json, (ref SchemaChecker value) => value.ExclusiveMaximum(bound)));
            if (right > 0) Assert.Equal(left % right == 0, Checked.Holds(json, (ref SchemaChecker value) => value.MultipleOf(bound)));
        }
    }

    [Fact]
    public void A_bound_of_any_length_is_compared()
    {
        var bound = "1" + new string('0', 100);

        Assert.True(Checked.Holds("1e100", (ref SchemaChecker value) => value.Maximum(bound)));
        Assert.False(Checked.Holds("1.1e100", (ref SchemaChecker value) => value.Maximum(bound)));
    }

    [Fact]
    public void Bounds_ignore_what_is_no_number() => Assert.True(Checked.Holds("\"5\"", static (ref SchemaChecker value) =>
    {
        value.Minimum("10");
        value.Maximum("1");
        value.MultipleOf("3");
    }));

    [Fact]
    public void A_bound_is_explained_in_the_words_of_the_document()
    {
        var problems = Checked.Problems("250", static (ref SchemaChecker value) =>
        {
            value.Minimum("1e3");
            value.Maximum("100.0");
            value.ExclusiveMinimum("250");
            value.ExclusiveMaximum("250");
            value.MultipleOf("0.3");
        });

        Assert.Equal(["at least 1e3", "at most 100.0", "more than 250", "less than 250", "a multiple of 0.3"], problems.Select(problem => problem.Expected));
        Assert.All(problems, problem => Assert.Equal("250", problem.Actual));
    }

    [Theory]
    [InlineData("2147483647", StringFormat.Int32, true)]
    [InlineData("2147483648", StringFormat.Int32, false)]
    [InlineData("-2147483648", StringFormat.Int32, true)]
    [InlineData("-2147483649", StringFormat.Int32, false)]
    [InlineData("1e9", StringFormat.Int32, true)]
    [InlineData("1.5", StringFormat.Int32, false)]
    [InlineData("\"x\"", StringFormat.Int32, true)]
    [InlineData("9223372036854775807", StringFormat.Int64, true)]
    [InlineData("9223372036854775808", StringFormat.Int64, false)]
    [InlineData("256", StringFormat.UInt8, false)]
    [InlineData("-1", StringFormat.UInt64, false)]
    public void A_format_of_numbers_is_a_range_of_integers(string json, StringFormat format, bool holds) =>
        Assert.Equal(holds, Checked.Holds(json, (ref SchemaChecker value) => value.Format(format)));

    /// <summary>A decimal with few digits, so that equal numbers and multiples are met often, some with trailing zeros.</summary>
    private static decimal Some(Random random) => new(random.Next(0, 1200), 0, 0, random.Next(3) == 0, (byte)random.Next(4));
}
