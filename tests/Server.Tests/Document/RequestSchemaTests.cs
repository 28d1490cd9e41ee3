using System.Text.Json;

namespace LeadMagic.Server.Tests.Document;

/// <summary>What the document asks of a call.</summary>
public sealed class RequestSchemaTests
{
    /// <summary>What the server does when an argument is absent. Any other default would put sample data into calls that cost credits.</summary>
    private static readonly string[] ServerDefaults =
    [
        "find_jobs page 1",
        "find_jobs per_page 20",
        "get_usage_history days 30",
        "get_usage_by_product days 30",
        "get_credit_usage days 30",
        "get_daily_performance days 30",
        "search_people limit 25",
        "search_companies limit 10",
        "find_lookalike_companies limit 25",
        "search_jobs limit 25",
        "get_bulk_results limit 200",
        "get_bulk_errors limit 200",
    ];

    public static TheoryData<string> WithBody => ApiDocument.Names(operation => operation.Body is not null);

    public static TheoryData<string> WithProfile => ApiDocument.Names(operation => operation.BodyProperties.Any(property => property.Name == "profile_url"));

    [Theory]
    [MemberData(nameof(WithBody))]
    public void An_unknown_argument_is_refused(string name) =>
        Assert.Equal(JsonValueKind.False, ApiDocument.Operation(name).BodySchema!.Value.GetProperty("additionalProperties").ValueKind);

    [Fact]
    public void The_only_defaults_are_those_of_the_server()
    {
        var defaults = ApiDocument.Operations.SelectMany(
            operation => Inputs(operation).SelectMany(input => Defaults($"{operation.ToolName} {input.Name}", input.Schema)));

        Assert.Equal(ServerDefaults, defaults);
    }

    [Theory]
    [InlineData("search_google_ads")]
    [InlineData("search_meta_ads")]
    [InlineData("search_b2b_ads")]
    public void Ads_are_asked_for_in_small_numbers_since_each_is_billed(string name)
    {
        var schema = ApiDocument.Operation(name).BodySchema!.Value;
        var limit = schema.GetProperty("properties").GetProperty("limit");

        Assert.Contains("limit", schema.GetProperty("required").EnumerateArray().Select(argument => argument.GetString()));
        Assert.InRange(limit.GetProperty("maximum").GetInt32(), 1, 25);
        Assert.Equal(1, limit.GetProperty("minimum").GetInt32());
    }

    [Theory]
    [MemberData(nameof(WithProfile))]
    public void A_profile_is_any_text_since_slugs_are_taken_too(string name)
    {
        var schema = ApiDocument.Operation(name).BodyProperties.Single(property => property.Name == "profile_url").Value;

        Assert.Equal("string", schema.GetProperty("type").GetString());
        Assert.All(schema.EnumerateObject(), keyword => Assert.True(keyword.Name is "type" or "description", keyword.Name));
    }

    private static IEnumerable<(string Name, JsonElement Schema)> Inputs(DocumentOperation operation) =>
        operation.Parameters.Select(parameter => (parameter.GetProperty("name").GetString()!, parameter.GetProperty("schema")))
            .Concat(operation.BodyProperties.Select(property => (property.Name, property.Value)));

    private static IEnumerable<string> Defaults(string place, JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array) return schema.EnumerateArray().SelectMany(item => Defaults(place, item));
        if (schema.ValueKind != JsonValueKind.Object) return [];
        return schema.EnumerateObject().SelectMany(member => member.Name == "default" ? [$"{place} {member.Value}"] : Defaults(place, member.Value));
    }
}
