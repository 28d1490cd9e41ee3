
namespace LeadMagic.Contract.Tests.Composites;

public sealed class FindDecisionMakersTests : CompositeTest
{
    private const string Jane = """{"full_name":"Jane Doe","company_website":"https://www.example.com/","credits_consumed":2}""";
    private const string Omar = """{"name":"Omar Reyes","company_website":"example.com","credits_consumed":2}""";
    private const string Nobody = """{"name":null,"full_name":null,"profile_url":null,"message":"No role found.","credits_consumed":0}""";
    private const string Found = """{"email":"a@example.com","credits_consumed":1}""";
    private const string Titles = "\"titles\":[\"CEO\",\"CTO\"]";

    [Fact]
    public async Task Each_title_has_its_person_and_email()
    {
        Answer("find_role", Jane, Omar);
        Answer("find_email", Found);

        var result = await CallAsync("find_decision_makers", $"{{\"company_domain\":\"acme.example\",{Titles}}}");

        Assert.Equal("find_role found 2, find_email found 1, find_role found 2, find_email found 1", Steps(result));
        Assert.Equal(
            $$"""[{"title":"CEO","find_role":{{Jane}},"find_email":{{Found}}},{"title":"CTO","find_role":{{Omar}},"find_email":{{Found}}}]""",
            Root(result).GetProperty("people").GetRawText());
        Assert.Equal(
            [
                "find_role {\"job_title\":\"CEO\",\"company_domain\":\"acme.example\"}", "find_email {\"full_name\":\"Jane Doe\",\"domain\":\"acme.example\"}",
                "find_role {\"job_title\":\"CTO\",\"company_domain\":\"acme.example\"}", "find_email {\"full_name\":\"Omar Reyes\",\"domain\":\"acme.example\"}",
            ],
            Sent());
    }

    [Fact]
    public async Task A_title_that_nobody_holds_has_no_email_and_the_others_go_on()
    {
        Answer("find_role", Nobody, Omar);
        Answer("find_email", Found);

        Assert.Equal("find_role miss 0, find_role found 2, find_email found 1", Steps(await CallAsync("find_decision_makers", $"{{\"company_domain\":\"acme.example\",{Titles}}}")));
    }

    [Theory]
    [InlineData(Jane, "{\"full_name\":\"Jane Doe\",\"domain\":\"example.com\"}")]
    [InlineData("""{"first_name":"Jane","last_name":"Doe"}""", "{\"first_name\":\"Jane\",\"last_name\":\"Doe\",\"company_name\":\"Acme\"}")]
    public async Task Without_a_domain_the_persons_company_website_is_better_than_the_name(string person, string expected)
    {
        Answer("find_role", person);
        Answer("find_email", Found);

        await CallAsync("find_decision_makers", """{"company_name":"Acme","titles":["CEO"]}""");

        Assert.Equal("find_email " + expected, Sent().Last());
    }

    [Fact]
    public async Task Somebody_who_holds_two_titles_is_looked_up_once()
    {
        Answer("find_role", Jane);
        Answer("find_email", Found);

        var result = await CallAsync("find_decision_makers", $"{{\"company_domain\":\"acme.example\",{Titles}}}");

        Assert.Equal("find_role found 2, find_email found 1, find_role found 2, find_email skipped 0", Steps(result));
        Assert.Equal("the same person holds a title above", Reason(result, 3));
    }

    [Fact]
    public async Task Somebody_without_a_name_is_not_looked_up()
    {
        Answer("find_role", """{"profile_url":"https://profiles.example/in/x","first_name":"Jane","credits_consumed":2}""");

        Assert.Equal("find_role found 2, find_email skipped 0", Steps(await CallAsync("find_decision_makers", """{"company_name":"Acme","titles":["CEO"]}""")));
    }

    [Fact]
    public async Task Emails_can_be_left_out()
    {
        Answer("find_role", Jane, Omar);

        Assert.Equal("find_role found 2, find_role found 2", Steps(await CallAsync("find_decision_makers", $"{{\"company_name\":\"Acme\",{Titles},\"with_emails\":false}}")));
    }

    [Fact]
    public async Task The_ceiling_goes_to_the_titles_in_their_order()
    {
        Answer("find_role", Jane, Omar);
        Answer("find_email", Found);

        Assert.Equal(
            "find_role found 2, find_email found 1, find_role skipped 0",
            Steps(await CallAsync("find_decision_makers", $"{{\"company_name\":\"Acme\",{Titles},\"max_credits\":4}}")));
    }

    [Theory]
    [InlineData("""{"company_name":"Acme"}""", "titles is missing")]
    [InlineData("""{"titles":["CEO"]}""", "company_domain or company_name")]
    [InlineData("""{"company_name":"Acme","titles":[]}""", "/titles (minItems)")]
    [InlineData("""{"company_name":"Acme","titles":["a","b","c","d","e","f"]}""", "/titles (maxItems)")]
    [InlineData("""{"company_name":"Acme","titles":["a","a"]}""", "/titles (uniqueItems)")]
    public async Task Wrong_arguments_are_refused_before_anything_is_sent(string arguments, string expected)
    {
        var result = await CallAsync("find_decision_makers", arguments);

        Assert.True(result.IsError);
        Assert.Contains(expected, Text(result), StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task Arguments_that_are_plainly_meant_are_repaired_and_the_result_says_so()
    {
        Answer("find_role", Jane);

        var result = await CallAsync("find_decision_makers", """{"company_name":"Acme","titles":"[\"CEO\"]","with_emails":"false"}""");

        Assert.Equal("find_role found 2", Steps(result));
        Assert.Contains("Repaired before sending:", Text(result), StringComparison.Ordinal);
    }
}
