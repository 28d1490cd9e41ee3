using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaCheckerUnevaluatedTests
{
    private static readonly SchemaRule Extended = static (ref SchemaChecker value) =>
    {
        value.TrackEvaluated();
        value.Ref(static (ref SchemaChecker value) =>
        {
            value.Property("id", Checked.IsInteger);
            value.Property("name", Checked.IsString);
        });
        value.AnyOf(
            Checked.Has("a"),
            static (ref SchemaChecker value) => value.Property("b", Checked.IsInteger));
        value.UnevaluatedProperties(Checked.Refused);
    };

    [Fact]
    public void Properties_of_a_referenced_schema_are_known() => Assert.True(Checked.Holds("""{"id":1,"name":"x","b":1}""", Extended));

    [Fact]
    public void A_property_that_no_schema_names_is_unknown() => Assert.Equal(
        new ArgumentProblem("/nam", "unevaluatedProperties", "unknown name", "no such property", "leave it out"),
        Checked.Problem("""{"id":1,"nam":"x"}""", Extended));

    [Fact]
    public void A_failed_alternative_contributes_nothing() =>
        Assert.Equal(["/a", "/b"], Checked.Problems("""{"a":1,"b":"x"}""", Extended).Select(problem => problem.Pointer));

    [Fact]
    public void A_wrong_property_is_not_also_reported_as_unknown() =>
        Assert.Equal(("/id", "type"), Only(Checked.Problem("""{"id":"x","name":"y"}""", Extended)));

    [Fact]
    public void Contained_items_count_as_looked_at()
    {
        SchemaRule rule = static (ref SchemaChecker value) =>
        {
            value.TrackEvaluated();
            value.PrefixItems(Checked.IsInteger);
            value.Contains(Checked.IsString);
            value.UnevaluatedItems(Checked.Refused);
        };

        Assert.True(Checked.Holds("""[1,"a","b"]""", rule));
        Assert.Equal(("/2", "unevaluatedItems"), Only(Checked.Problem("""[1,"a",2]""", rule)));
    }

    [Fact]
    public void More_than_sixty_four_properties_are_told_apart()
    {
        var names = Enumerable.Range(0, 130).Select(number => "n" + number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        SchemaRule rule = (ref SchemaChecker value) =>
        {
            value.TrackEvaluated();
            foreach (var name in names[..129]) value.Property(name, static (ref SchemaChecker value) => { });
            value.UnevaluatedProperties(Checked.Refused);
        };

        Assert.Equal("/n129", Checked.Problem("{" + string.Join(",", names.Select(name => $"\"{name}\":0")) + "}", rule).Pointer);
    }

    private static (string Pointer, string Rule) Only(ArgumentProblem problem) => (problem.Pointer, problem.Rule);
}
