using System.Text.Json;
using OpenApiMcp.Runtime.Documentation;

namespace OpenApiMcp.Runtime.Tests.Documentation;

public sealed class SchemaPhraseTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "string")]
    [InlineData("""{"type":["string","null"]}""", "string or null")]
    [InlineData("""{"type":"string","format":"email"}""", "string, email")]
    [InlineData("""{"type":"integer","minimum":1,"maximum":50,"default":20}""", "integer, 1 to 50, default 20")]
    [InlineData("""{"type":"integer","minimum":1}""", "integer, at least 1")]
    [InlineData("""{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1.50,"multipleOf":0.1}""", "number, above 0, below 1.50, a multiple of 0.1")]
    [InlineData("""{"type":"string","maxLength":253}""", "string, at most 253 characters")]
    [InlineData("""{"type":"string","minLength":2,"maxLength":3}""", "string, 2 to 3 characters")]
    [InlineData("""{"type":"string","pattern":"^a$"}""", "string, matching `^a$`")]
    [InlineData("""{"type":"string","enum":["a","b"]}""", """string, one of "a", "b" """)]
    [InlineData("""{"enum":["a",1,null]}""", """one of "a", 1, null""")]
    [InlineData("""{"const":true}""", "only true")]
    [InlineData("""{"type":"array","items":{"type":"string"},"maxItems":12}""", "array of string, at most 12 items")]
    [InlineData("""{"type":"array"}""", "array")]
    [InlineData("{}", "any value")]
    [InlineData("true", "any value")]
    public void A_schema_is_said_in_a_few_words(string schema, string expected) => Assert.Equal(expected.TrimEnd(), SchemaPhrase.Of(JsonElement.Parse(schema)));
}
