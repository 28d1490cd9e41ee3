using System.Text.Json;

namespace LeadMagic.Server.Tests.Document;

/// <summary>What the document says about answers.</summary>
public sealed class ResponseTests
{
    private static readonly string[] FreeStatuses = ["400", "401", "403", "429", "500", "502", "503"];

    private static readonly string[] PaidStatuses = ["400", "401", "402", "403", "404", "429", "500", "502", "503"];

    private static readonly string[] CommonHeaders = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "X-Credits-Remaining", "X-Request-Id"];

    public static TheoryData<string> All => ApiDocument.Names();

    /// <summary>A bulk job is billed after its answer.</summary>
    public static TheoryData<string> Paid => ApiDocument.Names(operation => operation is { IsPaid: true, Success: "200" });

    /// <summary>Answers that the API has been seen or said to give besides the example's form; all data is invented.</summary>
    public static TheoryData<string, string> OtherForms => new()
    {
        {
            "find_jobs",
            """
            {
              "count": 41, "next": "https://provider.example/jobs?page=2", "previous": null, "credits_consumed": 1,
              "results": [{
                "id": 700001, "title": "Welder", "states": [{ "id": 1, "name": "Oregon" }], "salary_min": 52000.5, "salary_currency": null,
                "experience_level": "MI", "company": { "name": "Otter Works", "linkedin_url": "https://profiles.example/company/otter-works" }
              }]
            }
            """
        },
        { "find_jobs", """{"total_count":0,"page":1,"per_page":20,"total_pages":0,"credits_consumed":0,"results":[]}""" },
        {
            "find_employees",
            """
            {
              "employees": [{ "first_name": "Jane", "last_name": "Doe", "title": "Smith", "website": "example.com", "company_name": "Otter Works" }],
              "total_count": 86, "returned_count": 1, "credits_consumed": 0.05
            }
            """
        },
        { "find_employees", """{"employees":[],"total_count":0,"credits_consumed":0,"message":"No employees found for this company."}""" },
        { "find_employees", """{"data":[{"full_name":"Jane Doe","job_title":null}],"credits_consumed":0.05}""" },
        { "get_company_technographics", """[{"name":"Sample Analytics","description":null,"categories":["Analytics"],"sub_technologies":[]}]""" },
        { "get_company_technographics", """{"credits_consumed":0,"message":"No technologies found."}""" },
        { "find_email", """{"email":null,"status":null,"credits_consumed":0,"message":"No verified email found."}""" },
        { "search_google_ads", """{"message":"Google ads are temporarily unavailable","credits_consumed":0}""" },
    };

    /// <summary>Answers that no form allows: without them the schemas could be empty and all of the above would pass.</summary>
    public static TheoryData<string, string> WrongForms => new()
    {
        { "find_jobs", """{"results":{}}""" },
        { "find_jobs", """{"results":[],"credits_consumed":"1"}""" },
        { "find_employees", """{"employees":["Jane Doe"]}""" },
        { "find_employees", """{"employees":[],"credits_consumed":"0.05"}""" },
        { "get_company_technographics", """["Sample Analytics"]""" },
        { "get_company_technographics", """{"credits_consumed":"1"}""" },
    };

    [Theory]
    [MemberData(nameof(OtherForms))]
    public void Another_known_form_of_an_answer_is_right_too(string name, string answer) => Assert.Empty(Problems(name, answer));

    [Theory]
    [MemberData(nameof(WrongForms))]
    public void A_form_that_is_not_known_is_wrong(string name, string answer) => Assert.NotEmpty(Problems(name, answer));

    [Theory]
    [MemberData(nameof(Paid))]
    public void A_paid_answer_tells_its_price_as_a_number(string name)
    {
        var schema = ApiDocument.Resolve(ApiDocument.Operation(name).Answer.GetProperty("schema"));
        if (schema.TryGetProperty("anyOf", out var forms)) schema = forms[0];
        var credits = ApiDocument.Resolve(schema.GetProperty("properties").GetProperty("credits_consumed"));

        Assert.Equal("number", credits.GetProperty("type").GetString());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_operation_declares_every_status_that_can_come(string name)
    {
        var operation = ApiDocument.Operation(name);

        // A job may not exist, which costs nothing to ask.
        var refusals = operation.IsPaid ? PaidStatuses : operation.Toolset == "bulk" ? PaidStatuses.Where(status => status != "402") : FreeStatuses;
        Assert.Equal(refusals.Prepend(operation.Success), Responses(operation).Select(response => response.Status));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_answer_tells_limits_and_credits_in_its_headers(string name) => Assert.All(
        Responses(ApiDocument.Operation(name)),
        response => Assert.All(CommonHeaders, header => Assert.True(HasHeader(response.Json, header), $"{response.Status} lacks {header}.")));

    [Theory]
    [MemberData(nameof(All))]
    public void A_passing_refusal_says_how_long_to_wait(string name) => Assert.All(
        Responses(ApiDocument.Operation(name)).Where(response => response.Status is "429" or "503"),
        response => Assert.True(HasHeader(response.Json, "Retry-After"), $"{response.Status} lacks Retry-After."));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_error_has_the_envelope_and_its_example_fits(string name)
    {
        foreach (var (status, response) in Responses(ApiDocument.Operation(name)).Where(response => response.Status[0] != '2'))
        {
            var problem = response.GetProperty("content").GetProperty("application/problem+json");
            var example = problem.GetProperty("example");
            Assert.Equal("#/components/schemas/ErrorEnvelope", problem.GetProperty("schema").GetProperty("$ref").GetString());
            Assert.Empty(ApiDocument.Problems(problem.GetProperty("schema"), example));
            Assert.Equal(status, $"{example.GetProperty("errors")[0].GetProperty("status")}");
        }
    }

    private static IEnumerable<string> Problems(string name, string answer) =>
        ApiDocument.Problems(ApiDocument.Operation(name).Answer.GetProperty("schema"), JsonElement.Parse(answer));

    private static IEnumerable<(string Status, JsonElement Json)> Responses(DocumentOperation operation) =>
        operation.Json.GetProperty("responses").EnumerateObject().Select(response => (response.Name, ApiDocument.Resolve(response.Value)));

    private static bool HasHeader(JsonElement response, string name) =>
        response.GetProperty("headers").TryGetProperty(name, out var header) && ApiDocument.Resolve(header).TryGetProperty("schema", out _);
}
