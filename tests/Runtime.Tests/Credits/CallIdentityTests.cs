using System.Text.Json;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class CallIdentityTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":2.0,"a":1}""")]
    [InlineData("""{"a":1,"b":2}""", """{ "b" : 20e-1, "a" : 1e0 }""")]
    [InlineData("""{"a":{"x":[1,{"p":1,"q":null}]}}""", """{"a":{"x":[1.00,{"q":null,"p":1}]}}""")]
    [InlineData("""{"a":-0}""", """{"a":0.000}""")]
    [InlineData("""{"a":"\u00e9\/"}""", """{"a":"é/"}""")]
    [InlineData("""{"a":123000}""", """{"a":1.23E5}""")]
    public void The_order_of_members_and_the_spelling_of_values_do_not_count(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Theory]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":1}""", """{"a":-1}""")]
    [InlineData("""{"a":1}""", """{"a":10}""")]
    [InlineData("""{"a":1.5}""", """{"a":15}""")]
    [InlineData("""{"a":9007199254740992}""", """{"a":9007199254740993}""")]
    [InlineData("""{"a":null}""", "{}")]
    [InlineData("""{"a":true}""", """{"a":false}""")]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""")]
    [InlineData("""{"a":"x"}""", """{"a":"x "}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":1,"b":1}""")]
    [InlineData("""{"a":"1\",\"b\":\"2"}""", """{"a":"1","b":"2"}""")]
    public void Whatever_says_something_else_counts(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Fact]
    public void The_order_of_members_with_the_same_name_counts()
    {
        static string Repeated(int first, int second) => "{" + string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"m{i % 10}\":{(i < 10 ? first : second)}")) + "}";

        Assert.NotEqual(Of(Repeated(1, 2)), Of(Repeated(2, 1)));
    }

    [Fact]
    public void The_order_of_many_members_does_not_count()
    {
        var members = Enumerable.Range(0, 40).Select(i => $"\"m{i}\":{i}").ToList();

        Assert.Equal(Of("{" + string.Join(',', members) + "}"), Of("{" + string.Join(',', Enumerable.Reverse(members)) + "}"));
    }

    [Fact]
    public void The_operation_counts() => Assert.NotEqual(
        Priced.Request(Priced.Tool(1, "find_thing")).Call.Identity,
        Priced.Request(Priced.Tool(1, "find_other")).Call.Identity);

    [Fact]
    public void An_argument_cannot_be_read_out_of_it() => Assert.DoesNotContain("jane", Of("""{"name":"jane"}"""), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Arguments_may_be_nested_deeply() =>
        Assert.NotEqual(Of(Nested(400)), Of(Nested(401)));

    private static string Nested(int depth) => "{\"a\":" + new string('[', depth) + new string(']', depth) + "}";

    private static string Of(string arguments)
    {
        var call = new ApiCall(Priced.Tool(1))
        {
            Arguments = JsonElement.Parse(arguments, new JsonDocumentOptions { MaxDepth = 1000 }),
        };
        return CallIdentity.Of(call);
    }
}
