using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class ArgumentRepairTests
{
    [Theory]
    [InlineData("\"5\"", "5", "/limit \"5\" → 5")]
    [InlineData("\" 5\\n\"", "5", "/limit \"5\" → 5")]
    [InlineData("\"12345678901234567890\"", "12345678901234567890", "/limit a string of 20 characters → a number of 20 digits")]
    [InlineData("5.0", "5", "/limit 5.0 → 5")]
    [InlineData("1e2", "100", "/limit 1e2 → 100")]
    [InlineData("-2.50E1", "-25", "/limit -2.50E1 → -25")]
    [InlineData("0.0", "0", "/limit 0.0 → 0")]
    [InlineData("\"5.0\"", "5", "/limit \"5.0\" → 5")]
    public void A_number_in_another_spelling_becomes_an_integer(string given, string sent, string said) =>
        AssertRepaired($$"""{"limit":{{given}}}""", $$"""{"limit":{{sent}}}""", Of(JsonTypes.Integer), said);

    [Theory]
    [InlineData("\"1.50\"", JsonTypes.Number, "1.50")]
    [InlineData("\"true\"", JsonTypes.Boolean, "true")]
    [InlineData("\"false\"", JsonTypes.Boolean | JsonTypes.Number, "false")]
    [InlineData("\"[1, \\\"a\\\"]\"", JsonTypes.Array, "[1,\"a\"]")]
    [InlineData("\"{\\\"a\\\": 1.0}\"", JsonTypes.Object | JsonTypes.Null, "{\"a\":1.0}")]
    public void A_string_becomes_the_value_that_it_contains(string given, JsonTypes types, string sent) =>
        AssertRepaired($$"""{"limit":{{given}}}""", $$"""{"limit":{{sent}}}""", Of(types));

    [Theory]
    [InlineData("\"5\"", JsonTypes.Integer | JsonTypes.String)]
    [InlineData("\"[1]\"", JsonTypes.String)]
    [InlineData("5.0", JsonTypes.Number)]
    [InlineData("null", JsonTypes.Null | JsonTypes.Integer)]
    public void What_is_right_already_stays_as_it_is(string given, JsonTypes types)
    {
        var result = Repair($$"""{"limit":{{given}}}""", Of(types));

        Assert.Equal($$"""{"limit":{{given}}}""", result.Arguments.GetRawText());
        Assert.Empty(result.Repairs);
    }

    [Theory]
    [InlineData("\"five\"", JsonTypes.Integer)]
    [InlineData("\"5.5\"", JsonTypes.Integer)]
    [InlineData("\"05\"", JsonTypes.Integer)]
    [InlineData("\"+5\"", JsonTypes.Number)]
    [InlineData("\"5,000\"", JsonTypes.Number)]
    [InlineData("\"0x5\"", JsonTypes.Number)]
    [InlineData("\"NaN\"", JsonTypes.Number)]
    [InlineData("\"\"", JsonTypes.Number)]
    [InlineData("\"True\"", JsonTypes.Boolean)]
    [InlineData("\"yes\"", JsonTypes.Boolean)]
    [InlineData("\"null\"", JsonTypes.Null)]
    [InlineData("\"\\\"a\\\"\"", JsonTypes.Array)]
    [InlineData("\"a,b\"", JsonTypes.Array)]
    [InlineData("\"{}\"", JsonTypes.Array)]
    [InlineData("\"[1] // one\"", JsonTypes.Array)]
    [InlineData("\"{\\\"a\\\":1,\\\"a\\\":2}\"", JsonTypes.Object)]
    [InlineData("\"[\\\"\\\\ud83d\\\"]\"", JsonTypes.Array)]
    [InlineData("5", JsonTypes.String)]
    [InlineData("1", JsonTypes.Boolean)]
    [InlineData("5", JsonTypes.Array)]
    public void What_leaves_the_intention_open_is_refused(string given, JsonTypes types) => AssertRefused($$"""{"limit":{{given}}}""", Of(types));

    [Fact]
    public void An_integer_of_absurd_size_keeps_its_text() =>
        Assert.Equal("""{"limit":1e400}""", Repair("""{"limit":1e400}""", Of(JsonTypes.Integer)).Arguments.GetRawText());

    [Fact]
    public void A_null_is_left_out_where_the_property_is_optional() =>
        AssertRepaired("""{"a":1,"limit":null}""", """{"a":1}""", Of(JsonTypes.Integer), "/limit null → left out");

    [Fact]
    public void A_null_that_only_its_values_rule_out_is_left_out_too() =>
        AssertRepaired("""{"limit":null}""", "{}", static (ref value) => value.Property("limit", static (ref value) => value.Enum("a", "b")));

    [Fact]
    public void A_null_is_left_out_of_an_object_inside() => AssertRepaired(
        """{"list":[{"limit":null},{"limit":1}]}""",
        """{"list":[{},{"limit":1}]}""",
        static (ref value) => value.Property("list", static (ref value) => value.Items(Of(JsonTypes.Integer))),
        "/list/0/limit null → left out");

    [Fact]
    public void A_null_is_refused_where_a_value_is_required() => AssertRefused("""{"limit":null}""", static (ref value) =>
    {
        value.Required("limit");
        value.Property("limit", Checked.IsInteger);
    });

    [Fact]
    public void A_null_is_refused_where_one_of_two_is_required_and_neither_is_left()
    {
        AssertRefused("""{"a":null}""", EitherOr, comesToLight: "anyOf");
        AssertRefused("""{"a":null,"b":null}""", EitherOr, comesToLight: "anyOf");
        AssertRepaired("""{"a":null,"b":"x"}""", """{"b":"x"}""", EitherOr, "/a null → left out");
    }

    [Theory]
    [InlineData("""{"entries":{"a":null}}""")]
    [InlineData("""{"items":[null]}""")]
    [InlineData("""{"unknown":null}""")]
    public void A_null_in_a_map_or_a_list_or_under_an_unknown_name_is_refused(string json) => AssertRefused(json, static (ref value) =>
    {
        value.Property("entries", static (ref value) => value.OtherProperties(Checked.IsString, [], []));
        value.Property("items", static (ref value) => value.Items(Checked.IsString));
        value.NoOtherProperties("entries", "items");
    });

    [Fact]
    public void Nothing_is_repaired_where_something_else_stays_wrong()
    {
        var problems = Repair("""{"limit":"5","x":1}""", static (ref value) =>
        {
            value.Property("limit", Checked.IsInteger);
            value.NoOtherProperties("limit");
        }).Problems;

        Assert.Equal(["/limit", "/x"], problems.Select(problem => problem.Pointer));
        Assert.Equal("send 5 without quotes", problems[0].Suggestion);
    }

    [Fact]
    public void What_would_be_wrong_with_the_repaired_arguments_is_told_in_its_place_too()
    {
        var result = Repair("""{"a":null,"limit":"500","x":1}""", static (ref value) =>
        {
            EitherOr(ref value);
            value.Property("limit", static (ref value) =>
            {
                value.Type(JsonTypes.Integer);
                value.Maximum("100");
            });
            value.NoOtherProperties("a", "b", "limit");
        });

        Assert.Equal(
            [("", "anyOf"), ("/a", "type"), ("/limit", "type"), ("/limit", "maximum"), ("/x", "additionalProperties")],
            result.Problems.Select(problem => (problem.Pointer, problem.Rule)));
        Assert.Equal("""{"a":null,"limit":"500","x":1}""", result.Arguments.GetRawText());
        Assert.Empty(result.Repairs);
    }

    [Fact]
    public void A_string_that_an_alternative_takes_is_no_near_miss_of_another()
    {
        static void Check(ref SchemaChecker value) => value.Property("limit", static (ref value) => value.AnyOf(
            static (ref value) => value.Type(JsonTypes.Integer),
            static (ref value) =>
            {
                value.Type(JsonTypes.String);
                value.MaxLength(2);
            }));

        AssertRefused("""{"limit":"500"}""", Check);
        AssertRepaired("""{"limit":null}""", "{}", Check);
    }

    [Fact]
    public void A_string_becomes_what_one_of_several_alternatives_asks_for() => AssertRepaired(
        """{"limit":"[\"a\"]"}""",
        """{"limit":["a"]}""",
        static (ref value) => value.Property("limit", static (ref value) => value.OneOf(Checked.IsInteger, static (ref value) => value.Type(JsonTypes.Array))),
        "/limit \"[…]\" → an array of 1 item");

    [Fact]
    public void A_name_is_never_exchanged_for_what_it_contains() =>
        AssertRefused("""{"5":"x"}""", static (ref value) => value.PropertyNames(Checked.IsInteger));

    [Fact]
    public void All_near_misses_are_repaired_at_once_and_the_rest_keeps_its_text() => AssertRepaired(
        """{"z":"1","b/~":{"c":"true","d":[1.50,"2"]},"e":1.0}""",
        """{"z":1,"b/~":{"c":true,"d":[1.50,2]},"e":1.0}""",
        static (ref value) =>
        {
            value.Property("z", Checked.IsInteger);
            value.Property("b/~", static (ref value) =>
            {
                value.Property("c", static (ref value) => value.Type(JsonTypes.Boolean));
                value.Property("d", static (ref value) => value.Items(static (ref value) => value.Type(JsonTypes.Number)));
            });
        },
        "/z \"1\" → 1",
        "/b~1~0/c \"true\" → true",
        "/b~1~0/d/1 \"2\" → 2");

    [Fact]
    public void A_secret_is_repaired_without_being_shown()
    {
        var result = Repair("""{"login":{"pin":"1234"},"object":"{\"pin\":\"5678\"}"}""", static (ref value) =>
        {
            value.Property("login", static (ref value) => value.Property("pin", static (ref value) =>
            {
                value.Secret();
                value.Type(JsonTypes.Integer);
            }));
            value.Property("object", static (ref value) => value.Type(JsonTypes.Object));
        });

        Assert.Equal("""{"login":{"pin":1234},"object":{"pin":"5678"}}""", result.Arguments.GetRawText());
        Assert.Equal(["/login/pin [hidden] → [hidden]", "/object \"{…}\" → an object with 1 property"], result.Repairs);
    }

    [Fact]
    public void The_arguments_that_were_checked_are_the_ones_that_are_sent() =>
        Assert.Equal("""{"a":2}""", Repair("""{"a":"x","a":2}""", static (ref value) => value.Property("a", Checked.IsInteger)).Arguments.GetRawText());

    private static SchemaRule Of(JsonTypes types) => (ref value) => value.Property("limit", (ref value) => value.Type(types));

    private static void EitherOr(ref SchemaChecker value)
    {
        value.Property("a", Checked.IsString);
        value.Property("b", Checked.IsString);
        value.AnyOf(Checked.Has("a"), Checked.Has("b"));
    }

    private static RepairedArguments Repair(string json, SchemaRule rule) => ArgumentRepair.Run(Checked.Json(json), rule);

    /// <param name="comesToLight">The rule that the repaired arguments would break instead.</param>
    private static void AssertRefused(string json, SchemaRule rule, string? comesToLight = null)
    {
        var result = Repair(json, rule);

        Assert.Equal(Checked.Problems(json, rule), result.Problems.Where(problem => problem.Rule != comesToLight));
        Assert.Equal(comesToLight is not null, result.Problems.Any(problem => problem.Rule == comesToLight));
        Assert.NotEmpty(result.Problems);
        Assert.Empty(result.Repairs);
    }

    private static void AssertRepaired(string json, string sent, SchemaRule rule, params string[] said)
    {
        var result = Repair(json, rule);

        Assert.Empty(result.Problems);
        Assert.Equal(sent, result.Arguments.GetRawText());
        if (said.Length > 0) Assert.Equal(said, result.Repairs);
        else Assert.Single(result.Repairs);
    }
}
