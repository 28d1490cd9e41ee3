using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaCheckerStringsTests
{
    [Theory]
    [InlineData("\"\"", 0)]
    [InlineData("\"abc\"", 3)]
    [InlineData("\"a\\nb\"", 3)]
    [InlineData("\"\\\\u0041\"", 6)]
    [InlineData("\"\\u00e9é\"", 2)]
    [InlineData("\"\\ud83d\\ude00\"", 1)]
    [InlineData("\"😀\"", 1)]
    [InlineData("\"e\\u0301\"", 2)]
    public void A_length_counts_code_points(string json, int length)
    {
        Assert.True(Checked.Holds(json, (ref SchemaChecker value) => value.MinLength(length)));
        Assert.True(Checked.Holds(json, (ref SchemaChecker value) => value.MaxLength(length)));
        Assert.False(Checked.Holds(json, (ref SchemaChecker value) => value.MinLength(length + 1)));
        if (length > 0) Assert.False(Checked.Holds(json, (ref SchemaChecker value) => value.MaxLength(length - 1)));
    }

    [Fact]
    public void A_wrong_length_says_how_long_the_text_is()
    {
        Assert.Equal(
            new ArgumentProblem("", "minLength", "an empty string", "at least 1 character"),
            Checked.Problem("\"\"", static (ref SchemaChecker value) => value.MinLength(1)));
        var problem = Checked.Problem("\"" + new string('a', 300) + "\"", static (ref SchemaChecker value) => value.MaxLength(253));
        Assert.Equal("a string of 300 characters", problem.Actual);
        Assert.Equal("at most 253 characters", problem.Expected);
    }

    [Fact]
    public void A_pattern_is_shown_as_the_document_spells_it()
    {
        var pattern = new SchemaPattern(@"^\d+$", @"^[0-9]+\z");

        Assert.True(Checked.Holds("\"1\\u0032\"", (ref SchemaChecker value) => value.Pattern(pattern)));
        Assert.Equal(
            new ArgumentProblem("", "pattern", "a string of 2 characters with a line break", @"a string that matches ^\d+$"),
            Checked.Problem("\"1\\n\"", (ref SchemaChecker value) => value.Pattern(pattern)));
    }

    [Fact]
    public void A_pattern_takes_linear_time()
    {
        var pattern = new SchemaPattern("^(a+)+$", @"^(a+)+\z");

        Assert.False(Checked.Holds("\"" + new string('a', 100_000) + "!\"", (ref SchemaChecker value) => value.Pattern(pattern)));
    }

    [Fact]
    public void A_secret_is_never_shown()
    {
        var pattern = new SchemaPattern("^x", "^x");
        var five = Checked.Json("5");
        var problems = Checked.Problems("""{"password":"12345"}""", (ref SchemaChecker value) => value.Property("password", (ref SchemaChecker value) =>
        {
            value.Secret();
            value.MaxLength(2);
            value.Pattern(pattern);
            value.Format(StringFormat.Email);
            value.Not(static (ref SchemaChecker value) => value.MinLength(1));
            value.Const(five);
            value.Type(JsonTypes.Integer);
        }));

        Assert.Equal(6, problems.Count);
        Assert.DoesNotContain("12345", ProblemText.Write("login", problems), StringComparison.Ordinal);
        Assert.Contains(problems, problem => problem is { Rule: "maxLength", Actual: "[hidden]" });
        Assert.Contains(problems, problem => problem is { Rule: "const", Actual: "[hidden]", Suggestion: null });
        Assert.Contains(problems, problem => problem is { Rule: "format", Actual: "[hidden]" });
    }

    [Fact]
    public void A_secret_is_hidden_from_rules_that_do_not_know_it_and_from_those_that_came_before()
    {
        var problems = Checked.Problems("""{"login":{"password":"12345"},"other":"6"}""", static (ref SchemaChecker value) => value.AllOf(
            static (ref SchemaChecker value) => value.Property("login", ShortPassword),
            static (ref SchemaChecker value) => value.Property("login", static (ref SchemaChecker value) => value.Secret()),
            static (ref SchemaChecker value) => value.Property("login", static (ref SchemaChecker value) => value.MinProperties(2)),
            static (ref SchemaChecker value) => value.Property("other", static (ref SchemaChecker value) => value.MinLength(2))));

        Assert.Equal(["[hidden]", "[hidden]", "a string of 1 character"], problems.Select(problem => problem.Actual));
    }

    [Fact]
    public void A_secret_inside_a_secret_changes_nothing_for_what_stands_behind_both()
    {
        var problems = Checked.Problems("""[1,{"pin":2,"more":3},4]""", static (ref SchemaChecker value) =>
        {
            value.Items(static (ref SchemaChecker value) => value.Property("pin", static (ref SchemaChecker value) => value.Secret()));
            value.Items(static (ref SchemaChecker value) =>
            {
                value.If(static (ref SchemaChecker value) => value.Type(JsonTypes.Object), static (ref SchemaChecker value) => value.Secret(), otherwise: null);
                value.Property("more", static (ref SchemaChecker value) => value.Maximum("0"));
                value.Property("pin", static (ref SchemaChecker value) => value.Maximum("0"));
                value.Maximum("0");
            });
        });

        Assert.Equal([("/0", "1"), ("/1/pin", "[hidden]"), ("/1/more", "[hidden]"), ("/2", "4")], problems.Select(problem => (problem.Pointer, problem.Actual)));
    }

    private static void ShortPassword(ref SchemaChecker value) => value.Property("password", static (ref SchemaChecker value) => value.MaxLength(1));

    [Theory]
    [InlineData("aGk=", true)]
    [InlineData("aGk", false)]
    [InlineData("", true)]
    [InlineData("a-_b", false)]
    [InlineData("a=bc", false)]
    [InlineData("aG\\nk", false)]
    public void Bytes_are_base64_with_padding(string text, bool holds) =>
        Assert.Equal(holds, Checked.Holds($"\"{text}\"", static (ref SchemaChecker value) => value.Format(StringFormat.Byte)));

    [Theory]
    [InlineData("aGk", true)]
    [InlineData("a-_b", true)]
    [InlineData("a+/b", false)]
    public void Base64_for_URLs_has_its_own_alphabet(string text, bool holds) =>
        Assert.Equal(holds, Checked.Holds($"\"{text}\"", static (ref SchemaChecker value) => value.Format(StringFormat.Base64Url)));

    [Theory]
    [InlineData("2000-02-29T23:59:60Z", true)]
    [InlineData("1900-02-29T00:00:00Z", false)]
    [InlineData("0000-02-29T00:00:00Z", true)]
    [InlineData("2026-01-31 09:30:00Z", false)]
    [InlineData("2026-01-31T09:30Z", false)]
    public void A_date_and_time_is_that_of_RFC_3339(string text, bool holds) =>
        Assert.Equal(holds, Checked.Holds($"\"{text}\"", static (ref SchemaChecker value) => value.Format(StringFormat.DateTime)));

    [Fact]
    public void Every_format_says_what_it_expects() =>
        Assert.All(Enum.GetValues<StringFormat>(), format => Assert.Matches("^(an? |base64)", Formats.Describe(format)));

    private static class Formats
    {
        public static string Describe(StringFormat format) => OpenApiMcp.Runtime.Arguments.Formats.FormatRules.Describe(format);
    }
}
