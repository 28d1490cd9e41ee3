using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class ArgumentCheckTests
{
    private static readonly SchemaPattern Words = new(@"^\w+$", @"^[A-Za-z0-9_]+\z");

    [Fact]
    public void All_problems_are_reported_in_the_order_of_the_value()
    {
        var problems = Checked.Problems("""{"c":1,"b":{"z":"x","y":1},"a":[true,1]}""", static (ref SchemaChecker value) =>
        {
            value.Required("missing");
            value.Property("a", static (ref SchemaChecker value) => value.Items(Checked.IsString));
            value.Property("b", static (ref SchemaChecker value) =>
            {
                value.Property("y", Checked.IsString);
                value.Property("z", Checked.IsInteger);
                value.Required("x");
            });
            value.Property("c", Checked.IsString);
        });

        Assert.Equal(["", "/c", "/b", "/b/z", "/b/y", "/a/0", "/a/1"], problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void Names_are_escaped_in_pointers_and_still_put_in_order()
    {
        var problems = Checked.Problems("""{"x":1,"a/b~c":1,"":1,"~1":{"\u00e9 \"":1}}""", static (ref SchemaChecker value) =>
        {
            value.Property("~1", static (ref SchemaChecker value) => value.Property("é \"", Checked.Refused));
            value.Property("", Checked.Refused);
            value.Property("a/b~c", Checked.Refused);
        });

        Assert.Equal(["/a~1b~0c", "/", "/~01/é \""], problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void The_last_of_several_values_of_a_name_is_the_one_that_is_checked()
    {
        SchemaRule rule = static (ref SchemaChecker value) =>
        {
            value.MaxProperties(1);
            value.OtherProperties(Checked.IsInteger, [], []);
        };

        Assert.True(Checked.Holds("""{"a":"x","a":1}""", rule));
        Assert.True(Checked.Holds("""{"a":"x","\u0061":1}""", rule));
        Assert.Equal("a string of 1 character", Checked.Problem("""{"a":1,"a":"x"}""", rule).Actual);
    }

    [Fact]
    public void A_repeated_name_is_found_among_many_and_deep_inside()
    {
        var members = string.Join(",", Enumerable.Range(0, 100).Select(number => $"\"n{number.ToString(CultureInfo.InvariantCulture)}\":0"));
        SchemaRule rule = static (ref SchemaChecker value) => value.Items(static (ref SchemaChecker value) => value.MaxProperties(100));

        Assert.True(Checked.Holds($"[{{{members}}}]", rule));
        Assert.True(Checked.Holds($"[{{{members},\"n50\":1}}]", rule));
        Assert.False(Checked.Holds($"[{{{members},\"m50\":1}}]", rule));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_problem_and_not_an_exception()
    {
        SchemaRule rule = Checked.Has("a");

        Assert.Equal(("/a/1", "unicode"), At(Checked.Problem("""{"a":["x","\ud83d!"]}""", rule)));
        Assert.Equal(("/b", "unicode"), At(Checked.Problem("""{"a":1,"b":{"\ude00":1}}""", rule)));
        Assert.True(Checked.Holds("""{"a":"\ud83d\ude00"}""", rule));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_a_problem_and_not_an_exception()
    {
        var json = Encoding.UTF8.GetBytes("{\"a\":\"?\"}");
        json[Array.IndexOf(json, (byte)'?')] = 0xFF;

        Assert.Equal(("", "unicode"), At(Assert.Single(ArgumentCheck.Run(JsonDocument.Parse(json).RootElement, Checked.Has("a")))));
    }

    [Fact]
    public void No_arguments_are_an_empty_object()
    {
        Assert.Empty(ArgumentCheck.Run(default, static (ref SchemaChecker value) => value.Type(JsonTypes.Object)));
        Assert.Single(ArgumentCheck.Run(default, Checked.Has("a")));
    }

    [Fact]
    public void A_rule_that_refers_to_itself_follows_the_value_to_its_end()
    {
        var problem = Checked.Problem("""{"value":1,"next":{"value":2,"next":{"value":"x"}}}""", CheckNode);

        Assert.Equal("/next/next/value", problem.Pointer);
    }

    [Fact]
    public void A_rule_that_refers_to_itself_in_place_ends_as_one_problem()
    {
        Assert.Equal(("/a", "limit"), At(Checked.Problem("""{"a":1}""", static (ref SchemaChecker value) => value.Property("a", CheckForever))));
        Assert.Equal("limit", Checked.Problem("1", static (ref SchemaChecker value) => value.AnyOf(CheckForever, Checked.Refused)).Rule);
        Assert.Equal("limit", Checked.Problem("1", static (ref SchemaChecker value) => value.Not(CheckForever)).Rule);
    }

    [Fact]
    public void A_value_that_is_nested_beyond_all_measure_is_one_problem()
    {
        var json = new string('[', 600) + new string(']', 600);
        var root = JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });

        Assert.Equal("limit", Assert.Single(ArgumentCheck.Run(root, static (ref SchemaChecker value) => value.Type(JsonTypes.Array))).Rule);
    }

    [Fact]
    public void Alternatives_that_multiply_with_the_depth_end_as_one_problem()
    {
        var json = string.Concat(Enumerable.Repeat("{\"n\":", 40)) + "1" + new string('}', 40);

        Assert.Equal("limit", Checked.Problem(json, CheckTwice).Rule);
    }

    [Fact]
    public void At_most_a_thousand_problems_are_kept()
    {
        var json = "[" + string.Join(",", Enumerable.Repeat("1", 5000)) + "]";

        Assert.Equal(
            1000,
            Checked.Problems(json, static (ref SchemaChecker value) => value.Items(Checked.Refused)).DistinctBy(problem => problem.Pointer).Count());
    }

    [Fact]
    public void The_same_problem_is_reported_once()
    {
        Assert.Single(Checked.Problems("{}", static (ref SchemaChecker value) => value.AllOf(Checked.Has("a"), Checked.Has("a"))));
    }

    [Fact]
    public void Right_arguments_are_checked_without_allocating()
    {
        var root = Checked.Json("""
            {"profile_url":"https://example.com/in/j\u00fcrgen","limit":25,"domain":"example.com","tags":["a","b"],"since":"2026-01-31"}
            """);
        for (var i = 0; i < 100; i++) Assert.Same(Array.Empty<ArgumentProblem>(), ArgumentCheck.Run(root, CheckSearch));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) ArgumentCheck.Run(root, CheckSearch);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (string Pointer, string Rule) At(ArgumentProblem problem) => (problem.Pointer, problem.Rule);

    private static void CheckForever(ref SchemaChecker value) => value.Ref(CheckForever);

    private static void CheckTwice(ref SchemaChecker value) => value.AnyOf(
        static (ref SchemaChecker value) =>
        {
            value.Type(JsonTypes.Object);
            value.Property("n", CheckTwice);
        },
        static (ref SchemaChecker value) =>
        {
            value.Type(JsonTypes.Object);
            value.Property("n", CheckTwice);
        });

    private static void CheckNode(ref SchemaChecker value)
    {
        value.Property("value", Checked.IsInteger);
        value.Property("next", CheckNode);
    }

    private static void CheckSearch(ref SchemaChecker value)
    {
        value.Type(JsonTypes.Object);
        value.Required("profile_url");
        value.Property("profile_url", static (ref SchemaChecker value) =>
        {
            value.Type(JsonTypes.String);
            value.MinLength(1);
            value.MaxLength(2048);
        });
        value.Property("limit", static (ref SchemaChecker value) =>
        {
            value.Type(JsonTypes.Integer);
            value.Minimum("1");
            value.Maximum("100");
            value.MultipleOf("5");
            value.Format(StringFormat.Int32);
        });
        value.Property("domain", static (ref SchemaChecker value) => value.Format(StringFormat.Hostname));
        value.Property("since", static (ref SchemaChecker value) => value.Format(StringFormat.Date));
        value.Property("tags", static (ref SchemaChecker value) =>
        {
            value.UniqueItems();
            value.Items(static (ref SchemaChecker value) =>
            {
                value.Enum("a", "b", "c");
                value.Pattern(Words);
            });
        });
        value.NoOtherProperties("profile_url", "limit", "domain", "tags", "company_name", "since");
        value.AnyOf(static (ref SchemaChecker value) => value.Required("company_name"), static (ref SchemaChecker value) => value.Required("domain"));
        value.OneOf(
            static (ref SchemaChecker value) => value.Property("limit", Checked.IsString),
            static (ref SchemaChecker value) => value.Property("limit", static (ref SchemaChecker value) => value.Type(JsonTypes.Number)));
    }
}
