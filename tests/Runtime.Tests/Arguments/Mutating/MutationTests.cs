using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments.Mutating;

/// <summary>For any schema and any value that satisfies it: a single change is either right too, or reported where it was made.</summary>
public sealed class MutationTests
{
    private const int Schemas = 60;

    private int _mutations;

    private int _reported;

    [Theory]
    [InlineData(1)]
    [InlineData(20_260)]
    [InlineData(987_654_321)]
    public void A_single_mutation_is_right_or_reported_where_it_was_made(ulong seed)
    {
        var cases = from sample in SchemaSample.Objects(depth: 3) from value in sample.Values select (sample.Schema, value);

        Prop.ForAll(cases.ToArbitrary(), one => AssertReported(one.Schema, one.value))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Schemas).WithReplay(seed, 1));

        Assert.True(_mutations > 1_000, $"only {_mutations} mutations");
        Assert.True(_reported > _mutations / 2, $"only {_reported} of {_mutations} mutations were reported");
    }

    private void AssertReported(string schema, string value)
    {
        var rule = SchemaInterpreter.RuleOf(JsonElement.Parse(schema), assertFormats: true);
        Assert.Empty(ArgumentCheck.Run(JsonElement.Parse(value), rule));
        foreach (var mutation in Mutations.Of(value))
        {
            var problems = mutation.Check(rule);
            _mutations++;
            if (problems.Count > 0) _reported++;
            Assert.True(!mutation.Misplaced(problems).Any(), $"{mutation.Pointer} {mutation.Kind}:\n{string.Join('\n', problems)}\nschema {schema}\nvalue {value}");
        }
    }
}
