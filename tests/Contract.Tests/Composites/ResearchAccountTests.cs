using OpenApiMcp.Runtime.Credits;

namespace LeadMagic.Contract.Tests.Composites;

public sealed class ResearchAccountTests : CompositeTest
{
    private const string NotFound = """{"message":"Company not found.","credits_consumed":0,"companyName":null}""";

    private static readonly string[] StepTools = ["search_company", "get_company_technographics", "get_company_funding", "find_jobs", "list_company_competitors"];

    [Fact]
    public async Task All_facts_come_in_one_result_the_cheap_ones_first()
    {
        AnswerAll();

        var result = await CallAsync("research_account", """{"company_domain":"acme.example","include":["competitors","jobs"]}""");

        Assert.Equal(
            "search_company found 1, get_company_technographics found 1, get_company_funding found 4, find_jobs found 2, list_company_competitors found 5", Steps(result));
        Assert.All(StepTools, tool => Assert.Contains($"\"{tool}\":{Find(tool).Answer}", Text(result), StringComparison.Ordinal));
        Assert.Equal(13, Root(result).GetProperty("spent").GetInt32());
        Assert.Equal((13m, 13m), ((decimal)result.Meta![Receipt.MetaKey]!["cost"]!, (decimal)result.Meta[Receipt.MetaKey]!["sessionTotal"]!));
    }

    [Fact]
    public async Task What_was_not_asked_for_is_not_looked_up()
    {
        AnswerAll();

        await CallAsync("research_account", """{"company_domain":"acme.example"}""");

        Assert.Equal(
            ["search_company {\"company_domain\":\"acme.example\"}", "get_company_technographics {\"company_domain\":\"acme.example\"}", "get_company_funding {\"company_domain\":\"acme.example\"}"],
            Sent());
    }

    [Fact]
    public async Task The_domain_and_the_name_that_are_not_given_come_from_the_first_answer()
    {
        AnswerAll();
        Answer("search_company", """{"companyName":"Bluefin Tools","websiteUrl":"http://www.example.com/en?x=1","credits_consumed":1}""");

        await CallAsync("research_account", """{"company_name":"Bluefin","include":["jobs"]}""");
        await CallAsync("research_account", """{"company_domain":"example.com","include":["jobs"]}""");

        var sent = Sent().ToList();
        Assert.Equal(
            [
                "search_company {\"company_name\":\"Bluefin\"}", "get_company_technographics {\"company_domain\":\"example.com\"}",
                "get_company_funding {\"company_domain\":\"example.com\"}", "find_jobs {\"company_name\":\"Bluefin\",\"per_page\":5}",
            ],
            sent.Take(4));
        Assert.Equal("find_jobs {\"company_name\":\"Bluefin Tools\",\"per_page\":5}", sent[^1]);
    }

    [Fact]
    public async Task A_company_that_is_not_found_costs_nothing_and_nothing_more_is_tried()
    {
        AnswerAll();
        Answer("search_company", NotFound);

        var result = await CallAsync("research_account", """{"company_domain":"acme.example","include":["jobs"]}""");

        Assert.Equal("search_company miss 0, get_company_technographics skipped 0, get_company_funding skipped 0, find_jobs skipped 0", Steps(result));
        Assert.Equal("search_company did not find the company; try another domain or name", Reason(result, 1));
        Assert.NotEqual(true, result.IsError);
        Assert.Single(Api.Requests);
    }

    [Fact]
    public async Task A_first_step_that_fails_does_not_take_the_others_along()
    {
        AnswerAll();
        Refuse("search_company", 500);

        var result = await CallAsync("research_account", """{"company_name":"Acme","include":["jobs"]}""");

        Assert.Equal("search_company failed 1, get_company_technographics skipped 0, get_company_funding found 4, find_jobs found 2", Steps(result));
        Assert.Contains("500", Reason(result, 0), StringComparison.Ordinal);
        Assert.Equal("it needs the company's domain, which is not known", Reason(result, 1));
        Assert.True((bool)result.Meta![Receipt.MetaKey]!["uncertain"]!);
    }

    [Theory]
    [InlineData("1.5", "search_company found 1, get_company_technographics skipped 0, get_company_funding skipped 0")]
    [InlineData("5", "search_company found 1, get_company_technographics found 1, get_company_funding skipped 0")]
    [InlineData("0", "search_company skipped 0, get_company_technographics skipped 0, get_company_funding skipped 0")]
    public async Task The_ceiling_is_kept(string ceiling, string steps)
    {
        AnswerAll();

        Assert.Equal(steps, Steps(await CallAsync("research_account", $$"""{"company_domain":"acme.example","max_credits":{{ceiling}}}""")));
    }

    [Fact]
    public async Task Credits_that_run_out_end_the_research_and_keep_what_was_found()
    {
        AnswerAll();
        Refuse("get_company_technographics", 402);

        var result = await CallAsync("research_account", """{"company_domain":"acme.example"}""");

        Assert.Equal("search_company found 1, get_company_technographics failed 0, get_company_funding skipped 0", Steps(result));
        Assert.Equal("the API refused get_company_technographics for want of credits (402)", Reason(result, 2));
        Assert.NotEqual(true, result.IsError);
    }

    [Theory]
    [InlineData("get_company_technographics", """[{"name":"Sample Analytics"}]""", "found")]
    [InlineData("get_company_technographics", """{"credits_consumed":0,"message":"No technologies found."}""", "miss")]
    [InlineData("get_company_technographics", "[]", "miss")]
    [InlineData("get_company_funding", """{"credits_consumed":0,"basicInfo":{}}""", "miss")]
    [InlineData("find_jobs", """{"count":0,"results":[],"credits_consumed":0}""", "miss")]
    [InlineData("list_company_competitors", """{"competitors":[],"credits_consumed":0}""", "miss")]
    public async Task Each_known_form_of_an_answer_is_understood(string tool, string answer, string status)
    {
        AnswerAll();
        Answer(tool, answer);

        var result = await CallAsync("research_account", """{"company_domain":"acme.example","include":["jobs","competitors"]}""");

        Assert.Contains($"{tool} {status} ", Steps(result), StringComparison.Ordinal);
        Assert.Contains($"\"{tool}\":{answer}", Text(result), StringComparison.Ordinal);
    }

    private void AnswerAll()
    {
        foreach (var tool in StepTools) Answer(tool);
    }
}
