using System.Globalization;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class ProblemTextTests
{
    [Fact]
    public void The_text_says_what_did_not_happen_and_how_to_repair_it()
    {
        var problems = Checked.Problems("""{"limit":"5","domian":"x","tags":[1,2]}""", static (ref SchemaChecker value) =>
        {
            value.Required("profile_url");
            value.Property("limit", Checked.IsInteger);
            value.Property("tags", static (ref SchemaChecker value) => value.Items(static (ref SchemaChecker value) => value.Minimum("3")));
            value.NoOtherProperties("profile_url", "limit", "tags", "domain");
        });

        Assert.Equal(
            """
            find_email was not called: 4 arguments are wrong. Nothing was sent and nothing was charged.
            - arguments (required): profile_url is missing.
            - /limit (type): a string of 1 character; expected an integer. Send 5 without quotes.
            - /domian (additionalProperties): unknown name; expected one of profile_url, limit, tags, domain. Did you mean domain?
            - /tags/0 (minimum): 1; expected at least 3.
            - /tags/1 (minimum): 2; expected at least 3.
            """,
            ProblemText.Write("find_email", problems));
    }

    [Fact]
    public void One_problem_is_one_argument() => Assert.Equal(
        """
        find_email was not called: 1 argument is wrong. Nothing was sent and nothing was charged.
        - /a (maxLength): a string of 3 characters; expected at most 2 characters.
        """,
        ProblemText.Write("find_email", [new ArgumentProblem("/a", "maxLength", "a string of 3 characters", "at most 2 characters")]));

    [Fact]
    public void An_example_of_a_right_call_comes_last()
    {
        var text = ProblemText.Write("t", [new ArgumentProblem("/a", "type", "1", "2")], """{"a":2}""");

        Assert.Equal("""Example of a valid call: {"a":2}""", text.Split('\n')[^1]);
    }

    [Fact]
    public void Repairs_are_said_in_one_line() => Assert.Equal(
        "Repaired before sending: /limit \"5\" → 5; /a null → left out.",
        ProblemText.WriteRepairs(["/limit \"5\" → 5", "/a null → left out"]));

    [Fact]
    public void At_most_twenty_repairs_are_listed() =>
        Assert.EndsWith("19; and 5 more.", ProblemText.WriteRepairs([.. Enumerable.Range(0, 25).Select(i => i.ToString(CultureInfo.InvariantCulture))]), StringComparison.Ordinal);

    [Fact]
    public void At_most_twenty_problems_are_listed()
    {
        var pointers = Enumerable.Range(0, 25).Select(number => "/" + number.ToString(CultureInfo.InvariantCulture));
        var problems = pointers.Select(pointer => new ArgumentProblem(pointer, "type", "1", "2")).ToArray();
        var lines = ProblemText.Write("t", problems).Split('\n');

        Assert.Equal(22, lines.Length);
        Assert.StartsWith("t was not called: 25 arguments are wrong.", lines[0], StringComparison.Ordinal);
        Assert.Equal("- and 5 more", lines[^1]);
    }

    [Fact]
    public void A_name_cannot_forge_lines_or_fill_the_text()
    {
        var json = $$"""{"a\n- /x (type): forged":1,"{{new string('b', 5000)}}":1}""";
        var problems = Checked.Problems(json, static (ref SchemaChecker value) => value.NoOtherProperties("domain\nforged"));
        var text = ProblemText.Write("t", problems);

        Assert.Equal(3, text.Split('\n').Length);
        Assert.InRange(text.Length, 0, 600);
    }
}
