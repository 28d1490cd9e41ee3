
namespace LeadMagic.Contract.Tests.Composites;

public sealed class EnrichContactTests : CompositeTest
{
    private const string Name = "\"full_name\":\"Jane Doe\",\"company_domain\":\"example.com\"";
    private const string Profile = "\"profile_url\":\"jane-doe\"";
    private const string Email = "\"email\":\"j@example.com\"";
    private const string Miss = """{"email":null,"mobile_number":null,"personal_emails":[],"credits_consumed":0}""";

    [Theory]
    [InlineData($"{{{Email}}}", "", "validate_email found 0.25")]
    [InlineData($"{{{Email},{Name},{Profile}}}", "", "validate_email found 0.25")]
    [InlineData($"{{{Email},{Name},{Profile}}}", "validate_email", "validate_email miss 0, find_email found 1")]
    [InlineData($"{{{Email},{Name},{Profile}}}", "validate_email find_email", "validate_email miss 0, find_email miss 0, social_to_work_email found 5")]
    [InlineData($"{{{Email}}}", "validate_email", "validate_email miss 0")]
    [InlineData($"{{{Name}}}", "", "find_email found 1")]
    [InlineData($"{{{Name}}}", "find_email", "find_email miss 0")]
    [InlineData($"{{{Profile}}}", "", "social_to_work_email found 5")]
    [InlineData($"{{{Profile},\"want\":\"personal_email\"}}", "", "find_personal_email found 2")]
    [InlineData($"{{{Profile},{Name},{Email},\"want\":\"personal_email\"}}", "find_personal_email", "find_personal_email miss 0")]
    [InlineData($"{{{Profile},{Name},\"want\":\"mobile\"}}", "", "find_mobile found 5")]
    [InlineData($"{{{Email},\"want\":\"mobile\"}}", "find_mobile", "find_mobile miss 0")]
    [InlineData($"{{{Name},\"want\":\"mobile\"}}", "", "find_email found 1, find_mobile found 5")]
    [InlineData($"{{{Name},\"want\":\"mobile\"}}", "find_email", "find_email miss 0")]
    public async Task The_cheapest_way_is_tried_first_and_the_first_sufficient_answer_is_the_last_step(string arguments, string misses, string steps)
    {
        foreach (var tool in (string[])["validate_email", "find_email", "social_to_work_email", "find_personal_email", "find_mobile"])
        {
            Answer(tool, misses.Split(' ').Contains(tool, StringComparer.Ordinal) ? [Miss] : []);
        }

        var result = await CallAsync("enrich_contact", arguments);

        Assert.Equal(steps, Steps(result));
        Assert.NotEqual(true, result.IsError);
        Assert.Equal(steps.Split(", ").Length, Api.Requests.Count);
    }

    [Fact]
    public async Task Calls_side_by_side_set_aside_what_they_may_spend_and_none_stops_half_way()
    {
        Spending = new() { MaxCredits = 20 };
        Answer("find_email");
        Answer("find_mobile");

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => CallAsync("enrich_contact", $"{{\"full_name\":\"Jane Doe {number}\",\"company_domain\":\"example.com\",\"want\":\"mobile\"}}")));

        var refused = results.Where(result => result.IsError == true).ToList();
        Assert.Equal(3, refused.Count);
        Assert.All(refused, result => Assert.Contains("LEADMAGIC_MAX_CREDITS", Text(result), StringComparison.Ordinal));
        Assert.All(results.Except(refused), result => Assert.Matches("^find_email found 1, find_mobile found [05]$", Steps(result))); // they may share the second
    }

    [Fact]
    public async Task Each_lookup_gets_what_it_knows_a_person_by()
    {
        Answer("validate_email", """{"email_status":"unknown","credits_consumed":0}""");
        Answer("find_email", """{"email":"found@example.com","credits_consumed":1}""");
        Answer("find_mobile");
        await CallAsync("enrich_contact", $"{{{Email},\"full_name\":\"Jane Doe\",\"company_name\":\"Acme\"}}");
        await CallAsync("enrich_contact", $"{{{Name},\"want\":\"mobile\"}}");
        await CallAsync("enrich_contact", $"{{{Profile},{Email},\"want\":\"mobile\"}}");

        Assert.Equal(
            [
                "validate_email {\"email\":\"j@example.com\"}", "find_email {\"full_name\":\"Jane Doe\",\"company_name\":\"Acme\"}",
                "find_email {\"full_name\":\"Jane Doe\",\"domain\":\"example.com\"}", "find_mobile {\"work_email\":\"found@example.com\"}",
                "find_mobile {\"profile_url\":\"jane-doe\"}",
            ],
            Sent());
    }

    [Theory]
    [InlineData("valid", "found")]
    [InlineData("valid_catch_all", "found")]
    [InlineData("invalid", "miss")]
    [InlineData("catch_all", "miss")]
    [InlineData("unknown", "miss")]
    public async Task Only_an_address_that_can_receive_mail_is_sufficient(string status, string expected)
    {
        Answer("validate_email", $$"""{"email_status":"{{status}}","credits_consumed":0.25}""");

        Assert.Equal($"validate_email {expected} 0.25", Steps(await CallAsync("enrich_contact", $"{{{Email}}}")));
    }

    [Fact]
    public async Task A_step_that_fails_does_not_end_the_ladder()
    {
        Refuse("find_email", 400);
        Answer("social_to_work_email");

        Assert.Equal("find_email failed 0, social_to_work_email found 5", Steps(await CallAsync("enrich_contact", $"{{{Name},{Profile}}}")));
    }

    [Theory]
    [InlineData("{}", "(anyOf)")]
    [InlineData("{\"full_name\":\"Jane Doe\"}", "company_domain or company_name")]
    [InlineData("{\"company_name\":\"Acme\"}", "full_name")]
    [InlineData($"{{{Email},\"want\":\"personal_email\"}}", "profile_url is missing")]
    [InlineData("{\"email\":\"jane\"}", "/email (format)")]
    [InlineData($"{{{Email},\"max_credits\":-1}}", "/max_credits (minimum)")]
    [InlineData($"{{{Email},\"want\":\"phone\"}}", "/want (enum)")]
    public async Task What_cannot_lead_to_a_contact_is_refused_before_anything_is_sent(string arguments, string expected)
    {
        var result = await CallAsync("enrich_contact", arguments);

        Assert.True(result.IsError);
        Assert.Contains(expected, Text(result), StringComparison.Ordinal);
        Assert.Contains("Example of a valid call:", Text(result), StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }
}
