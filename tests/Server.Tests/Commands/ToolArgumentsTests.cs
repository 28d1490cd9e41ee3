using System.Text.Json;
using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Tests.Commands;

public sealed class ToolArgumentsTests
{
    private static readonly Tool Tool = new()
    {
        Name = "sample",
        InputSchema = JsonElement.Parse(
            """
            {
              "type": "object",
              "properties": {
                "text": { "type": "string" },
                "either": { "type": ["string", "integer"] },
                "count": { "type": "integer" },
                "flag": { "type": "boolean" },
                "list": { "type": "array" },
                "any": {}
              }
            }
            """),
    };

    [Theory]
    [InlineData("text=5", "\"5\"")]
    [InlineData("text=true", "\"true\"")]
    [InlineData("text={\"a\":1}", "\"{\\\"a\\\":1}\"")]
    [InlineData("text=", "\"\"")]
    [InlineData("text=a=b", "\"a=b\"")]
    [InlineData("text=Zoë \"Z\" \U0001F680\n", "\"Zoë \\\"Z\\\" \U0001F680\\n\"")]
    [InlineData("count=5", "5")]
    [InlineData("count=five", "\"five\"")]
    [InlineData("flag=true", "true")]
    [InlineData("list=[\"a\",\"b\"]", "[\"a\",\"b\"]")]
    [InlineData("list=a,b", "\"a,b\"")]
    [InlineData("either=5", "5")]
    [InlineData("either=five", "\"five\"")]
    [InlineData("any=null", "null")]
    [InlineData("any=\"\\ud83d\"", "\"\\\"\\\\ud83d\\\"\"")]
    [InlineData("unknown=5", "5")]
    [InlineData("unknown=x", "\"x\"")]
    public void A_value_is_a_string_where_the_schema_says_so_else_json_if_it_can_be_read(string argument, string expected)
    {
        var value = Assert.Single(ToolArguments.Parse(Tool, [argument], null)).Value;

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), Assert.IsType<JsonElement>(value)), $"{value}");
    }

    [Fact]
    public void All_arguments_can_come_as_one_object()
    {
        var arguments = ToolArguments.Parse(Tool, [], """{"text":"x","count":12345678901234567890}""");

        Assert.Equal(["count", "text"], arguments.Keys.Order());
        Assert.Equal("12345678901234567890", $"{arguments["count"]}");
    }

    [Fact]
    public void A_pair_wins_over_the_object() => Assert.Equal("2", $"{ToolArguments.Parse(Tool, ["count=2"], """{"count":1}""")["count"]}");

    [Fact]
    public void The_last_of_two_pairs_wins() => Assert.Equal("2", $"{ToolArguments.Parse(Tool, ["count=1", "count=2"], null)["count"]}");

    [Fact]
    public void Without_any_there_are_none() => Assert.Empty(ToolArguments.Parse(Tool, [], null));

    [Theory]
    [InlineData("zzz")]
    [InlineData("=zzz")]
    [InlineData("")]
    public void A_word_that_is_no_pair_is_refused_without_quoting_it(string argument)
    {
        var message = Assert.Throws<SettingsException>(() => ToolArguments.Parse(Tool, [argument], null)).Message;

        Assert.Contains("name=value", message, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("")]
    [InlineData("{\"text\":\"zzz\"")]
    [InlineData("[\"zzz\"]")]
    [InlineData("\"zzz\"")]
    [InlineData("{\"zzz\":1}{}")]
    [InlineData("{\"\\ud83d\":\"zzz\"}")]
    [InlineData("{\"text\":\"zzz\\ud83d\"}")]
    public void Text_that_is_no_object_is_refused_without_quoting_it(string json)
    {
        var message = Assert.Throws<SettingsException>(() => ToolArguments.Parse(Tool, [], json)).Message;

        Assert.StartsWith("--json", message, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
