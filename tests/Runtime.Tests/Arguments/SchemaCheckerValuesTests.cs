using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaCheckerValuesTests
{
    [Theory]
    [InlineData("1.0", JsonTypes.Integer, true)]
    [InlineData("1e2", JsonTypes.Integer, true)]
    [InlineData("120e-1", JsonTypes.Integer, true)]
    [InlineData("1e400", JsonTypes.Integer, true)]
    [InlineData("1e-1", JsonTypes.Integer, false)]
    [InlineData("0.0", JsonTypes.Integer, true)]
    [InlineData("1.5", JsonTypes.Number, true)]
    [InlineData("null", JsonTypes.String | JsonTypes.Null, true)]
    [InlineData("true", JsonTypes.String | JsonTypes.Null, false)]
    [InlineData("{}", JsonTypes.Array, false)]
    public void A_type_is_what_JSON_Schema_says(string json, JsonTypes types, bool holds) =>
        Assert.Equal(holds, Checked.Holds(json, (ref SchemaChecker value) => value.Type(types)));

    [Theory]
    [InlineData("\"5\"", JsonTypes.Integer, "a string of 1 character", "an integer", "send 5 without quotes")]
    [InlineData("\"5.5\"", JsonTypes.Integer, "a string of 3 characters", "an integer", null)]
    [InlineData("\"5.5\"", JsonTypes.Number, "a string of 3 characters", "a number", "send 5.5 without quotes")]
    [InlineData("\"five\"", JsonTypes.Number, "a string of 4 characters", "a number", null)]
    [InlineData("5.5", JsonTypes.Integer, "5.5 is a number", "an integer", "send a whole number")]
    [InlineData("5", JsonTypes.String, "5 is a number", "a string", "send \"5\", with quotes")]
    [InlineData("15550100199", JsonTypes.String, "a number of 11 digits", "a string", "send it as a string, with quotes")]
    [InlineData("\"15550100199\"", JsonTypes.Integer, "a string of 11 characters", "an integer", "send the number without quotes")]
    [InlineData("true", JsonTypes.String, "true is a boolean", "a string", "send \"true\", with quotes")]
    [InlineData("\"true\"", JsonTypes.Boolean, "a string of 4 characters", "true or false", "send true without quotes")]
    [InlineData("\"x\"", JsonTypes.Array, "a string of 1 character", "an array", "send a list, even for a single item")]
    [InlineData("\"[1]\"", JsonTypes.Array, "a string of 3 characters", "an array", "send the list itself, not a string that contains it")]
    [InlineData("\"{\\\"a\\\":1}\"", JsonTypes.Object, "a string of 7 characters", "an object", "send the object itself, not a string that contains it")]
    [InlineData("[\"x\"]", JsonTypes.String, "an array of 1 item", "a string", "send the item itself, not a list")]
    [InlineData("[]", JsonTypes.String | JsonTypes.Number | JsonTypes.Null, "an empty array", "a string, a number or null", null)]
    [InlineData("{}", JsonTypes.Integer | JsonTypes.Number, "an empty object", "a number", null)]
    public void A_wrong_type_is_explained_and_a_near_miss_repaired(string json, JsonTypes types, string actual, string expected, string? suggestion) =>
        Assert.Equal(new ArgumentProblem("", "type", actual, expected, suggestion), Checked.Problem(json, (ref SchemaChecker value) => value.Type(types)));

    [Fact]
    public void A_null_for_an_optional_property_is_best_left_out()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.Property("a", Checked.IsString);

        Assert.Equal(new ArgumentProblem("/a", "type", "null", "a string", "leave it out"), Checked.Problem("""{"a":null}""", rule));
    }

    [Fact]
    public void A_null_for_a_required_property_cannot_be_left_out()
    {
        SchemaRule rule = static (ref SchemaChecker value) =>
        {
            value.Required("a");
            value.Property("a", Checked.IsString);
        };

        Assert.Null(Checked.Problem("""{"a":null}""", rule).Suggestion);
    }

    [Fact]
    public void A_null_inside_an_array_has_no_property_to_leave_out() =>
        Assert.Null(Checked.Problem("[null]", static (ref SchemaChecker value) => value.Items(Checked.IsString)).Suggestion);

    [Fact]
    public void A_value_outside_an_enum_gets_the_values_and_the_nearest_one()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.Enum("active", "closed");

        Assert.True(Checked.Holds("\"cl\\u006fsed\"", rule));
        Assert.Equal(
            new ArgumentProblem("", "enum", "\"Actve\"", "one of \"active\", \"closed\"", "did you mean \"active\"?"),
            Checked.Problem("\"Actve\"", rule));
        Assert.Equal(
            new ArgumentProblem("", "enum", "a string of 4 characters", "one of \"active\", \"closed\""),
            Checked.Problem("\"Jane\"", rule));
        Assert.Equal("an empty array", Checked.Problem("[]", rule).Actual);
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("10e-1", true)]
    [InlineData("\"1\"", false)]
    [InlineData("{\"b\":[2,\"\\u0078\"],\"a\":100}", true)]
    [InlineData("{\"a\":1e2,\"b\":[2.0,\"x\"]}", true)]
    [InlineData("{\"a\":1e2,\"b\":[\"x\",2]}", false)]
    [InlineData("{\"a\":1e2}", false)]
    [InlineData("false", false)]
    [InlineData("null", true)]
    public void An_enum_of_any_values_compares_by_value(string json, bool holds)
    {
        var values = Checked.Json("""[1,{"a":100,"b":[2,"x"]},null]""");

        Assert.Equal(holds, Checked.Holds(json, (ref SchemaChecker value) => value.Enum(values)));
    }

    [Fact]
    public void Zero_and_false_and_empty_are_different_values()
    {
        var zero = Checked.Json("0");

        Assert.True(Checked.Holds("-0.0e5", (ref SchemaChecker value) => value.Const(zero)));
        Assert.False(Checked.Holds("false", (ref SchemaChecker value) => value.Const(zero)));
        Assert.False(Checked.Holds("\"\"", (ref SchemaChecker value) => value.Const(zero)));
    }

    [Fact]
    public void A_const_is_shown_and_a_quoted_one_repaired()
    {
        var five = Checked.Json("5");

        Assert.Equal(
            new ArgumentProblem("", "const", "a string of 1 character", "5", "send 5 without quotes"),
            Checked.Problem("\"5\"", (ref SchemaChecker value) => value.Const(five)));
    }

    [Fact]
    public void A_wrong_type_and_a_wrong_value_are_one_problem()
    {
        SchemaRule rule = static (ref SchemaChecker value) =>
        {
            value.Type(JsonTypes.String);
            value.Enum("1", "2");
            value.Format(StringFormat.Date);
        };

        Assert.Equal(new ArgumentProblem("", "type", "1 is a number", "one of \"1\", \"2\"", "send \"1\", with quotes"), Checked.Problem("1", rule));
    }

    [Fact]
    public void A_long_enum_is_cut()
    {
        var names = Enumerable.Range(10, 40).Select(number => "n" + number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        Assert.EndsWith("\"n33\" and 16 others", Checked.Problem("1", (ref SchemaChecker value) => value.Enum(names)).Expected, StringComparison.Ordinal);
    }
}
