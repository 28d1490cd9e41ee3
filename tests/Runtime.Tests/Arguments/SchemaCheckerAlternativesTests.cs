using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaCheckerAlternativesTests
{
    private static readonly SchemaRule DomainOrCompany = static (ref SchemaChecker value) =>
        value.AnyOf(Checked.Has("domain"), Checked.Has("company_name"));

    private static readonly SchemaRule FullOrParts = static (ref SchemaChecker value) => value.AnyOf(
        Checked.Has("full_name"),
        static (ref SchemaChecker value) =>
        {
            value.Required("first_name");
            value.Required("last_name");
        });

    private static readonly SchemaRule CatOrDog = static (ref SchemaChecker value) => value.OneOf(
        static (ref SchemaChecker value) =>
        {
            value.Required("kind");
            value.Property("kind", static (ref SchemaChecker value) => value.Enum("cat"));
            value.Property("lives", Checked.IsInteger);
            value.NoOtherProperties("kind", "lives");
        },
        static (ref SchemaChecker value) =>
        {
            value.Required("kind");
            value.Property("kind", static (ref SchemaChecker value) => value.Enum("dog"));
            value.Property("tail", static (ref SchemaChecker value) => value.Type(JsonTypes.Boolean));
            value.NoOtherProperties("kind", "tail");
        });

    private static readonly SchemaRule Discriminated = static (ref SchemaChecker value) => value.OneOf(
        static (ref SchemaChecker value) =>
        {
            value.Discriminator("kind", "cat", "kitten");
            value.Ref(Checked.Has("lives"));
        },
        static (ref SchemaChecker value) =>
        {
            value.Discriminator("kind", "dog");
            value.Ref(Checked.Has("tail"));
        });

    [Theory]
    [InlineData("""{"kind":"dog","lives":9}""", true)]
    [InlineData("""{"kind":"bird","lives":9}""", true)]
    [InlineData("""{"kind":1,"tail":true}""", true)]
    [InlineData("""{"tail":true}""", true)]
    [InlineData("""{"kind":"cat","lives":9,"tail":true}""", false)]
    public void A_discriminator_judges_nothing(string json, bool expected) => Assert.Equal(expected, Checked.Holds(json, Discriminated));

    [Theory]
    [InlineData("kitten", "lives")]
    [InlineData("dog", "tail")]
    public void A_discriminator_says_which_alternative_was_meant(string kind, string missing) =>
        Assert.Equal(new ArgumentProblem("", "required", missing + " is missing", missing), Checked.Problem($$"""{"kind":"{{kind}}"}""", Discriminated));

    [Fact]
    public void Without_a_name_that_the_discriminator_knows_its_names_are_listed()
    {
        var problem = Checked.Problem("""{"kind":"dgo","x":1}""", static (ref SchemaChecker value) => value.Ref(DiscriminatedObjects));

        Assert.Equal(("/kind", "oneOf", "one of \"cat\", \"dog\""), (problem.Pointer, problem.Rule, problem.Expected));
        Assert.Contains("dog", problem.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void Alternatives_of_required_names_are_summed_up() =>
        Assert.Equal(
            new ArgumentProblem("", "anyOf", "neither domain nor company_name given", "domain or company_name"),
            Checked.Problem("{}", DomainOrCompany));

    [Fact]
    public void An_alternative_that_is_given_under_a_similar_name_is_to_be_renamed() =>
        Assert.Equal("rename companyName to company_name", Checked.Problem("""{"companyName":"x"}""", DomainOrCompany).Suggestion);

    [Fact]
    public void Alternatives_of_several_names_are_grouped()
    {
        Assert.Equal(
            new ArgumentProblem("", "anyOf", "none of full_name, first_name or last_name given", "full_name, or first_name and last_name"),
            Checked.Problem("{}", FullOrParts));
        Assert.Equal(
            new ArgumentProblem("", "anyOf", "first_name given without last_name", "full_name, or first_name and last_name", "add last_name"),
            Checked.Problem("""{"first_name":"x"}""", FullOrParts));
    }

    [Fact]
    public void Two_of_two_exclusive_names_are_one_too_many()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.OneOf(Checked.Has("a"), Checked.Has("b"));

        Assert.True(Checked.Holds("""{"a":1}""", rule));
        Assert.Equal(
            new ArgumentProblem("", "oneOf", "both a and b given", "only one of a and b", "leave out a or b"),
            Checked.Problem("""{"a":1,"b":2}""", rule));
        Assert.Equal("neither a nor b given", Checked.Problem("{}", rule).Actual);
    }

    [Fact]
    public void Alternatives_that_fit_together_are_numbered()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.OneOf(
            static (ref SchemaChecker value) => value.Minimum("1"),
            static (ref SchemaChecker value) => value.Minimum("100"),
            static (ref SchemaChecker value) => value.Maximum("5"));

        Assert.Equal(new ArgumentProblem("", "oneOf", "alternatives 1 and 3 both fit", "exactly one of the 3 alternatives to fit"), Checked.Problem("3", rule));
    }

    [Fact]
    public void A_fixed_value_chooses_the_alternative_that_is_explained() =>
        Assert.Equal(
            new ArgumentProblem("/tail", "type", "a string of 4 characters", "true or false"),
            Checked.Problem("""{"kind":"dog","tail":"long"}""", CatOrDog));

    [Fact]
    public void A_fixed_value_that_no_alternative_has_is_the_one_problem() =>
        Assert.Equal(
            new ArgumentProblem("/kind", "oneOf", "\"dgo\"", "one of \"cat\", \"dog\"", "did you mean \"dog\"?"),
            Checked.Problem("""{"kind":"dgo","tail":true}""", CatOrDog));

    [Fact]
    public void A_name_that_all_alternatives_require_is_the_one_problem() =>
        Assert.Equal(new ArgumentProblem("", "oneOf", "kind is missing", "kind"), Checked.Problem("{}", CatOrDog));

    [Fact]
    public void A_wrong_type_is_farther_than_a_fault_inside()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.AnyOf(
            Checked.IsString,
            static (ref SchemaChecker value) =>
            {
                value.Type(JsonTypes.Array);
                value.Items(Checked.IsString);
            });

        Assert.Equal([("/0", "type"), ("/2", "type")], Checked.Problems("[1,\"a\",2]", rule).Select(problem => (problem.Pointer, problem.Rule)));
    }

    [Fact]
    public void Wrong_types_in_all_alternatives_are_one_problem()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.AnyOf(
            static (ref SchemaChecker value) =>
            {
                value.Type(JsonTypes.String);
                value.Enum("active", "closed");
            },
            static (ref SchemaChecker value) => value.Type(JsonTypes.Null));

        Assert.Equal(new ArgumentProblem("", "anyOf", "5 is a number", "one of \"active\", \"closed\" or null"), Checked.Problem("5", rule));
        Assert.Equal("did you mean \"active\"?", Checked.Problem("\"activ\"", rule).Suggestion);
    }

    [Fact]
    public void Alternatives_that_are_equally_close_are_one_problem()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.AnyOf(
            static (ref SchemaChecker value) => value.MaxLength(2),
            static (ref SchemaChecker value) => value.Format(StringFormat.Date));

        Assert.Equal(
            new ArgumentProblem("", "anyOf", "a string of 3 characters fits none of the 2 alternatives", "at most 2 characters; or a date such as 2026-01-31"),
            Checked.Problem("\"abc\"", rule));
    }

    [Fact]
    public void Alternatives_inside_alternatives_are_explained_where_they_fail()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.AnyOf(
            Checked.IsString,
            static (ref SchemaChecker value) =>
            {
                value.Type(JsonTypes.Object);
                value.Property("a", DomainOrCompany);
            });

        Assert.Equal(
            new ArgumentProblem("/a", "anyOf", "neither domain nor company_name given", "domain or company_name"),
            Checked.Problem("""{"a":{}}""", rule));
    }

    [Fact]
    public void A_forbidden_combination_of_names_says_which_to_leave_out()
    {
        SchemaRule both = static (ref SchemaChecker value) => value.Not(static (ref SchemaChecker value) =>
        {
            value.Required("a");
            value.Required("b");
        });
        SchemaRule one = static (ref SchemaChecker value) => value.Not(Checked.Has("a"));

        Assert.Equal(
            new ArgumentProblem("", "not", "a and b given together", "not all of a and b", "leave out a or b"),
            Checked.Problem("""{"a":1,"b":1}""", both));
        Assert.Equal(new ArgumentProblem("", "not", "a given", "no a", "leave it out"), Checked.Problem("""{"a":1,"b":1}""", one));
    }

    [Fact]
    public void A_forbidden_value_is_shown()
    {
        var five = Checked.Json("5");

        Assert.Equal(
            new ArgumentProblem("", "not", "5.0", "anything but 5"),
            Checked.Problem("5.0", (ref SchemaChecker value) => value.Not((ref SchemaChecker value) => value.Const(five))));
    }

    [Fact]
    public void A_condition_decides_which_rule_applies()
    {
        SchemaRule rule = static (ref SchemaChecker value) => value.If(
            Checked.IsString,
            static (ref SchemaChecker value) => value.MinLength(2),
            static (ref SchemaChecker value) => value.Minimum("2"));

        Assert.Equal("minLength", Checked.Problem("\"a\"", rule).Rule);
        Assert.Equal("minimum", Checked.Problem("1", rule).Rule);
        Assert.True(Checked.Holds("1", static (ref SchemaChecker value) => value.If(Checked.Refused, Checked.Refused, otherwise: null)));
    }

    private static void DiscriminatedObjects(ref SchemaChecker value) => value.OneOf(
        static (ref SchemaChecker value) =>
        {
            value.Discriminator("kind", "cat");
            value.NoOtherProperties("kind", "lives");
        },
        static (ref SchemaChecker value) =>
        {
            value.Discriminator("kind", "dog");
            value.NoOtherProperties("kind", "tail");
        });
}
