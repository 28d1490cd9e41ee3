using System.Globalization;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class JsonEqualityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(50_000)]
    public void Objects_are_equal_whatever_the_order_of_their_members(int count)
    {
        var numbers = Enumerable.Range(0, count).ToList();
        var left = Checked.Json(Object(numbers, "1.0"));

        Assert.True(JsonEquality.Equal(left, Checked.Json(Object(Enumerable.Reverse(numbers), "10e-1"))));
        Assert.False(JsonEquality.Equal(left, Checked.Json(Object(numbers, "2"))));
        Assert.False(JsonEquality.Equal(left, Checked.Json(Object(numbers.Select(number => number + 1), "1"))));
        Assert.False(JsonEquality.Equal(left, Checked.Json(Object(numbers.Append(count), "1"))));
    }

    /// <summary>An object in which only the last number's value is not 0.</summary>
    private static string Object(IEnumerable<int> numbers, string last)
    {
        var all = numbers.ToList();
        var highest = all.Max();
        return $"{{{string.Join(',', all.Select(number => $"\"n{number.ToString(CultureInfo.InvariantCulture)}\":{(number == highest ? last : "0")}"))}}}";
    }
}
