using System.Globalization;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaCheckerArraysTests
{
    [Fact]
    public void A_wrong_number_of_items_is_counted()
    {
        Assert.Equal(
            new ArgumentProblem("", "minItems", "an empty array", "at least 1 item"),
            Checked.Problem("[]", static (ref SchemaChecker value) => value.MinItems(1)));
        Assert.Equal(
            new ArgumentProblem("", "maxItems", "an array of 3 items", "at most 2 items"),
            Checked.Problem("[1,2,3]", static (ref SchemaChecker value) => value.MaxItems(2)));
    }

    [Fact]
    public void Repeated_items_are_named()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.UniqueItems();

        Assert.Equal(
            new ArgumentProblem("", "uniqueItems", "item 2 (counted from 0) repeats an earlier one", "different items", "remove item 2"),
            Checked.Problem("""[{"a":1,"b":2},"x",{"b":2.0,"a":1}]""", rule));
        Assert.Equal("remove items 1, 3 and 4", Checked.Problem("[1,1.0,2,10e-1,2]", rule).Suggestion);
    }

    [Theory]
    [InlineData("[1,true,\"1\",[1],{\"a\":1},null,0,false,\"\",[],{}]")]
    [InlineData("[[1,2],[2,1]]")]
    [InlineData("[{\"a\":{\"b\":1}},{\"b\":{\"a\":1}}]")]
    public void Different_items_are_not_repeated(string json) => Assert.True(Checked.Holds(json, static (ref SchemaChecker value) => value.UniqueItems()));

    [Fact]
    public void Repeated_items_are_found_among_many()
    {
        var numbers = string.Join(",", Enumerable.Range(0, 20_000).Select(number => number.ToString(CultureInfo.InvariantCulture)));

        Assert.True(Checked.Holds($"[{numbers}]", static (ref SchemaChecker value) => value.UniqueItems()));
        Assert.Equal("remove item 20000", Checked.Problem($"[{numbers},7.0]", static (ref SchemaChecker value) => value.UniqueItems()).Suggestion);
    }

    [Fact]
    public void Items_and_prefix_items_share_an_array()
    {
        SchemaRule rule = static (ref SchemaChecker value) =>
        {
            value.PrefixItems(Checked.IsString, Checked.IsInteger);
            value.Items(static (ref SchemaChecker value) => value.Type(JsonTypes.Boolean), from: 2);
        };

        Assert.True(Checked.Holds("""["a",1,true,false]""", rule));
        Assert.True(Checked.Holds("""["a"]""", rule));
        Assert.Equal(["/0", "/1", "/2"], Checked.Problems("[1,true,\"a\"]", rule).Select(problem => problem.Pointer));
    }

    [Fact]
    public void Contained_items_are_counted()
    {
        var problems = Checked.Problems("[1,2,\"a\"]", static (ref SchemaChecker value) =>
        {
            value.Contains(static (ref SchemaChecker value) => value.Type(JsonTypes.Null));
            value.Contains(Checked.IsString, min: 2);
            value.Contains(Checked.IsInteger, min: 0, max: 1);
        });

        Assert.Equal(
            [
                new ArgumentProblem("", "contains", "none of the 3 items is of the required kind", "at least 1 of that kind"),
                new ArgumentProblem("", "minContains", "1 of the 3 items is of the required kind", "at least 2 of that kind"),
                new ArgumentProblem("", "maxContains", "2 of the 3 items are of the required kind", "at most 1 of that kind"),
            ],
            problems);
    }

    [Fact]
    public void An_item_that_may_not_be_there_is_best_left_out()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.Items(Checked.Refused, from: 1);

        Assert.Equal(new ArgumentProblem("/1", "items", "one item too many", "no item here", "leave it out"), Checked.Problem("[1,2]", rule));
    }
}
