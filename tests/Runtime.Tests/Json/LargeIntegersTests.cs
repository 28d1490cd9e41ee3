using System.Text;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tests.Json;

public sealed class LargeIntegersTests
{
    [Theory]
    [InlineData("9007199254740992", "\"9007199254740992\"")]
    [InlineData("-9007199254740992", "\"-9007199254740992\"")]
    [InlineData("""{"id":12345678901234567890,"n":1}""", """{"id":"12345678901234567890","n":1}""")]
    [InlineData("""[1,9223372036854775807,{"a":-9223372036854775808}]""", """[1,"9223372036854775807",{"a":"-9223372036854775808"}]""")]
    public void An_integer_that_a_double_would_round_becomes_a_string(string json, string expected) => Assert.Equal(expected, Quote(json));

    [Theory]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("1234567890123456.5")]
    [InlineData("0.12345678901234567890")]
    [InlineData("12345678901234567890e2")]
    [InlineData("12345678901234567890.0")]
    [InlineData("""["12345678901234567890",1e400,-0]""")]
    [InlineData("""{"12345678901234567890":"a \"9999999999999999999\" b"}""")]
    public void Everything_else_keeps_its_text(string json) => Assert.Equal(json, Quote(json));

    [Fact]
    public void A_long_run_of_digits_is_found_wherever_it_begins()
    {
        for (var offset = 0; offset < 40; offset++)
        {
            var before = new string(' ', offset);

            Assert.Equal(before + "[\"9007199254740993\"]", Quote(before + "[9007199254740993]"));
        }
    }

    [Fact]
    public void Json_without_such_an_integer_is_not_copied()
    {
        ReadOnlyMemory<byte> json = """{"phone":"4915112345678901","n":1.5}"""u8.ToArray();

        Assert.True(LargeIntegers.Quote(json).Equals(json));
    }

    private static string Quote(string json) => Encoding.UTF8.GetString(LargeIntegers.Quote(Encoding.UTF8.GetBytes(json)).Span);
}
