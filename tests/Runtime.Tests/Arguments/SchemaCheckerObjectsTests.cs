using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaCheckerObjectsTests
{
    private static readonly SchemaPattern Extension = new("^x-", "^x-");

    [Fact]
    public void A_missing_property_is_reported_at_its_object()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.Property("a", Checked.Has("b"));

        Assert.Equal(new ArgumentProblem("/a", "required", "b is missing", "b"), Checked.Problem("""{"a":{}}""", rule));
    }

    [Fact]
    public void A_property_that_is_missing_under_its_name_but_not_under_a_similar_one_is_one_problem()
    {
        SchemaRule rule = static (ref SchemaChecker value) =>
        {
            value.Required("profile_url");
            value.NoOtherProperties("profile_url", "limit");
        };

        Assert.Equal(
            new ArgumentProblem("", "required", "profile_url is missing", "profile_url", "rename profileUrl to profile_url"),
            Checked.Problem("""{"profileUrl":"x"}""", rule));
    }

    [Theory]
    [InlineData("domian", "did you mean domain?")]
    [InlineData("Domain", "did you mean domain?")]
    [InlineData("companyName", "did you mean company_name?")]
    [InlineData("company", "did you mean company_name?")]
    [InlineData("xdomain", "did you mean domain?")]
    [InlineData("colour", null)]
    public void An_unknown_name_gets_the_nearest_known_one(string name, string? suggestion) => Assert.Equal(
        new ArgumentProblem("/" + name, "additionalProperties", "unknown name", "one of domain, company_name, limit", suggestion),
        Checked.Problem($"{{\"{name}\":1}}", static (ref SchemaChecker value) => value.NoOtherProperties("domain", "company_name", "limit")));

    [Fact]
    public void An_unknown_name_is_not_to_replace_one_that_is_given() => Assert.Equal(
        "leave it out; domain is given already",
        Checked.Problem("""{"domain":1,"Domain":2}""", static (ref SchemaChecker value) => value.NoOtherProperties("domain", "limit")).Suggestion);

    [Fact]
    public void An_object_without_properties_says_so() =>
        Assert.Equal("no properties", Checked.Problem("""{"a":1}""", static (ref SchemaChecker value) => value.NoOtherProperties()).Expected);

    [Fact]
    public void Patterns_make_names_known()
    {
        SchemaRule rule = static (ref SchemaChecker value) =>
        {
            value.PatternProperty(Extension, Checked.IsString);
            value.NoOtherProperties(["a"], [Extension]);
        };

        Assert.True(Checked.Holds("""{"a":1,"x-b":"c"}""", rule));
        Assert.Equal(
            [("/x-b", "type"), ("/y", "additionalProperties")],
            Checked.Problems("""{"x-b":1,"y":1}""", rule).Select(problem => (problem.Pointer, problem.Rule)));
    }

    [Fact]
    public void Other_properties_are_those_that_nothing_names()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.OtherProperties(Checked.IsString, ["a"], [Extension]);

        Assert.Equal("/b~1c", Checked.Problem("""{"a":1,"x-b":1,"b/c":1,"d":"e"}""", rule).Pointer);
    }

    [Fact]
    public void A_name_of_the_caller_stands_in_a_place_only_if_it_is_a_word()
    {
        SchemaRule named = static (ref SchemaChecker value) => value.Property("a@b c", Checked.IsString);
        SchemaRule rule = (ref SchemaChecker value) =>
        {
            value.Property("map", (ref SchemaChecker value) => value.OtherProperties(named, [], []));
            value.NoOtherProperties("map");
        };

        var problems = Checked.Problems("""{"map":{"jane@example.com":{"a@b c":1},"x":{"a@b c":1}},"Jane Doe":1}""", rule);

        Assert.Equal(["/map/jane@example.com/a@b c", "/map/x/a@b c", "/Jane Doe"], problems.Select(problem => problem.Pointer));
        Assert.Equal(["/map/[name of 16 characters]/a@b c", "/map/x/a@b c", "/[name of 8 characters]"], problems.Select(problem => problem.Place));
    }

    [Fact]
    public void A_name_is_judged_like_a_string() => Assert.Equal(
        new ArgumentProblem("/abc", "propertyNames", "the name \"abc\"", "at most 2 characters"),
        Checked.Problem(
            """{"ab":1,"abc":1}""",
            static (ref SchemaChecker value) => value.PropertyNames(static (ref SchemaChecker value) => value.MaxLength(2))));

    [Fact]
    public void A_property_can_need_another()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.DependentRequired("card", "address", "name");

        Assert.True(Checked.Holds("{}", rule));
        Assert.Equal(
            new ArgumentProblem("", "dependentRequired", "address is missing, and card is given", "address together with card"),
            Checked.Problem("""{"card":1,"name":2}""", rule));
    }

    [Fact]
    public void A_property_can_bring_rules_for_the_whole()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.DependentSchema("a", static (ref SchemaChecker value) => value.MinProperties(2));

        Assert.True(Checked.Holds("""{"b":1}""", rule));
        Assert.Equal(new ArgumentProblem("", "minProperties", "an object with 1 property", "at least 2 properties"), Checked.Problem("""{"a":1}""", rule));
    }

    [Fact]
    public void A_property_that_may_not_be_there_is_best_left_out() => Assert.Equal(
        new ArgumentProblem("/a", "properties", "not allowed", "no such property", "leave it out"),
        Checked.Problem("""{"a":1}""", static (ref SchemaChecker value) => value.Property("a", Checked.Refused)));
}
