using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenApiMcp.Generator.Tests.Emitting;

/// <summary>A document may come from anybody. Whatever its texts say, they reach code only inside literals and comments.</summary>
public class HostileTextTests
{
    private const string Marker = "Zaphod";

    /// <summary>Texts that would break out of a literal, a comment, a line or a format, or hide in one.</summary>
    public static TheoryData<string> Texts =>
    [
        "\"; } class Zaphod { } //",
        "\"\"\"\"\"\" Zaphod \"\"\"",
        "*/ class Zaphod { } /*",
        "</summary><Zaphod a=\"&\"> <![CDATA[ ]]>",
        "\r\nclass Zaphod { }\r\n",
        "\u2028class Zaphod { }\u2029 \u0085 #if Zaphod",
        "\u202eZaphod\u2066 \u200b \ufeff \u200f \u00ad",
        "{Zaphod} {{Zaphod}} {0} $\"{Zaphod}\"",
        "\\u0022; Zaphod \\\" \\",
        "\0Zaphod\u0001\u001b[31m\b\u007f\u009f",
        "\U0001F600 Zaphod \U000E0041 \uffff \ufffe \ue000 \U0010FFFF",
        "@Zaphod ${{Zaphod}} %0AZaphod",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_of_the_document_is_only_ever_a_literal_or_a_comment(string text)
    {
        var run = new GeneratorRun(Document(text));

        Assert.All(run.Problems, problem => Assert.Equal("OAM109", problem.Id));
        run.AssertCompiles();
        Assert.All(run.Result.GeneratedSources, source =>
        {
            var root = source.SyntaxTree.GetRoot(TestContext.Current.CancellationToken);
            var tokens = root.DescendantTokens().Where(token => token.Text.Contains(Marker, StringComparison.OrdinalIgnoreCase));
            Assert.All(tokens, token => Assert.True(IsLiteral(token) || IsName(token.Text), $"{token.Kind()}: {token.Text}"));
        });
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_of_the_document_arrives_unchanged(string text)
    {
        var schema = Assert.Single(InputSchemas.Of(Document(text)));

        var body = schema.GetProperty("properties").GetProperty("body");
        var argument = body.GetProperty("properties").GetProperty(text);
        Assert.Equal(text, argument.GetProperty("enum")[0].GetString());
        Assert.Equal(text, argument.GetProperty("default").GetString());
        Assert.Equal(text, Assert.Single(body.GetProperty("required").EnumerateArray().Select(name => name.GetString())));
        Assert.True(body.GetProperty("properties").GetProperty("object").GetProperty("properties").TryGetProperty(text, out _));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_invisible_character_stands_in_the_code(string text)
    {
        Assert.All(new GeneratorRun(Document(text)).Files.Values, file =>
            Assert.DoesNotContain(file, c => c != '\n' && char.GetUnicodeCategory(c) is
                System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or
                System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator));
    }

    /// <summary>An operation with the text wherever a document can have one. With such property names the body is one argument.</summary>
    private static string Document(string text)
    {
        var t = Quote(text);
        var pattern = Quote(string.Concat(text.Select(c => "\\^$.*+?()[]{}|".Contains(c, StringComparison.Ordinal) ? "\\" + c : c.ToString())));
        return Given.Document(
            $$"""
            {"/things":{"post":{
              "operationId":{{t}},"summary":{{t}},"description":{{t}},"tags":[{{t}}],
              "x-mcp":{"title":{{t}},"toolset":{{t}} },"x-credits":{"base":1,"freeWhen":{{t}} },
              "requestBody":{"content":{"application/json":{
                "schema":{"type":"object","required":[{{t}}],"additionalProperties":true,"properties":{
                  {{t}}:{"description":{{t}},"title":{{t}},"enum":[{{t}}],"default":{{t}},"const":{{t}},"format":{{t}},"pattern":{{pattern}} },
                  "object":{"properties":{ {{t}}:{"$ref":"#/components/schemas/S"} },"dependentRequired":{ {{t}}:[{{t}}] } } } },
                "example":{ {{t}}:{{t}} } } } },
              "responses":{"200":{"content":{"application/json":{"example":{ {{t}}:[{{t}}] } } } } } } } }
            """,
            $$"""
            "components":{"schemas":{"S":{"description":{{t}},"patternProperties":{"a":{"const":{{t}} } } } },
             "securitySchemes":{ {{t}}:{"type":"apiKey","in":"header","name":{{t}} } } },
            "security":[{ {{t}}:[] }]
            """).Replace("\"title\":\"Things\",\"version\":\"1\"", $"\"title\":{t},\"version\":{t}", StringComparison.Ordinal);
    }

    private static bool IsLiteral(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.XmlTextLiteralToken;

    /// <summary>Names made of the words of a text: letters and digits, and never just what the text tries to declare.</summary>
    private static bool IsName(string token) => token != Marker && token.All(char.IsAsciiLetterOrDigit);

    /// <summary>Quotes a text with another JSON writer than the generator's.</summary>
    private static string Quote(string text) => JsonSerializer.Serialize(text, TextContext.Default.String);
}

/// <summary>Serializes texts without reflection.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class TextContext : System.Text.Json.Serialization.JsonSerializerContext;
