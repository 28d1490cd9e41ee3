using System.Globalization;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Answers;

namespace OpenApiMcp.Benchmarks.Tokens;

/// <summary>Answers of the sizes that the API's are known to have, in the published shapes; everybody in them is invented.</summary>
internal static class InventedAnswers
{
    private const string Sentence = "Led a team of nine that moved the forge to a new site without losing an order. ";

    /// <summary>What the answer is, its tool, the call and the answer.</summary>
    public static IReadOnlyList<(string Name, string Tool, string Arguments, string Answer)> All { get; } =
    [
        ("20 jobs", "find_jobs", """{"job_title":"Engineer"}""", InventedJobs.Page(20)),
        ("50 jobs", "find_jobs", """{"job_title":"Engineer"}""", InventedJobs.Page(50)),
        ("200 jobs", "find_jobs", """{"job_title":"Engineer"}""", InventedJobs.Page(200)),
        ("200 jobs, with fields: results.title, results.company.name", "find_jobs", """{"job_title":"Engineer","fields":["results.title","results.company.name"]}""", InventedJobs.Page(200)),
        ("25 Google ads", "search_google_ads", """{"company_domain":"example.com","limit":25}""", Page("ads", 25, GoogleAd)),
        ("25 Meta ads", "search_meta_ads", """{"company_domain":"example.com","limit":25}""", Page("ads", 25, MetaAd)),
        ("25 B2B ads", "search_b2b_ads", """{"company_domain":"example.com","limit":25}""", Page("ads", 25, B2bAd)),
        ("a profile", "search_profile", """{"profile_url":"jane-doe"}""", Profile()),
        ("25 people", "search_people", """{"company_domain":"example.com"}""", Page("people", 25, Person)),
        ("10 competitors", "list_company_competitors", """{"company_domain":"example.com"}""", Page("competitors", 10, Competitor)),
    ];

    private static string Page(string name, int count, Func<int, JsonObject> row) => new JsonObject
    {
        ["message"] = "Found.",
        ["credits_consumed"] = count,
        [name] = List(count, row),
    }.ToJsonString();

    private static JsonObject GoogleAd(int number) => new()
    {
        ["advertiser_id"] = $"AR{Digits(number)}",
        ["creative_id"] = $"CR{Digits(number)}",
        ["advertiser_name"] = "Bluefin Tools Ltd",
        ["format"] = "text",
        ["start"] = "2026-10-01",
        ["last_seen"] = "2026-11-20",
        ["original_url"] = $"https://ads.example/advertiser/AR{Digits(number)}/creative/CR{Digits(number)}",
        ["variants"] = List(3, _ => new() { ["content"] = $"<div style='font:14px sans-serif'>{Text(12)}</div>", ["height"] = 250, ["width"] = 300 }),
    };

    private static JsonObject MetaAd(int number) => new()
    {
        ["adArchiveID"] = Digits(number),
        ["pageID"] = Digits(7),
        ["pageName"] = "Bluefin Tools",
        ["isActive"] = true,
        ["startDate"] = 1_790_000_000,
        ["publisherPlatform"] = new JsonArray("FACEBOOK", "INSTAGRAM"),
        ["snapshot"] = new JsonObject
        {
            ["title"] = "Calm factories",
            ["cta_text"] = "Learn more",
            ["link_url"] = "https://example.com/calm",
            ["body"] = new JsonObject { ["markup"] = new JsonObject { ["__html"] = Text(4) } },
            ["images"] = List(5, image => new() { ["original_image_url"] = Address(image), ["resized_image_url"] = Address(image) }),
            ["videos"] = List(2, video => new() { ["video_hd_url"] = Address(video), ["video_sd_url"] = Address(video), ["video_preview_image_url"] = Address(video) }),
        },
    };

    private static JsonObject B2bAd(int number) => new()
    {
        ["ad_id"] = Digits(number),
        ["headline"] = "Calm factories",
        ["description"] = Text(2),
        ["content"] = Text(3),
        ["link"] = Digits(number),
        ["ad_url"] = $"/ad-library/detail/{Digits(number)}",
        ["image_url"] = Address(number),
        ["carousel_images"] = new JsonArray([.. Enumerable.Range(0, 5).Select(image => (JsonNode)Address(image))]),
        ["ad_type"] = "SINGLE_IMAGE",
        ["advertiser"] = "Bluefin Tools",
        ["cta_text"] = "Learn more",
    };

    private static string Profile() => new JsonObject
    {
        ["profile_url"] = "https://profiles.example/in/jane-doe",
        ["credits_consumed"] = 1,
        ["full_name"] = "Jane Doe",
        ["professional_title"] = "VP Operations at Bluefin Tools",
        ["bio"] = Text(5),
        ["work_experience"] = List(15, number => new()
        {
            ["position_title"] = "Plant Manager",
            ["company_name"] = $"Otter Works {Digits(number)}",
            ["employment_period"] = "2015 - 2021",
            ["company_website"] = "https://example.org",
            ["company_logo_url"] = Address(number),
            ["description"] = Text(6),
        }),
        ["education"] = List(3, _ => new() { ["institution_name"] = "Example State University", ["degree"] = "BSc", ["attendance_period"] = "2009 - 2013" }),
        ["certifications"] = List(20, _ => new() { ["certification_name"] = "Lean Practitioner", ["issuing_organization"] = "Example Institute", ["issue_date"] = "2018" }),
        ["honors"] = List(10, _ => new() { ["title"] = "Safety award", ["description"] = Text(2) }),
    }.ToJsonString();

    private static JsonObject Person(int number)
    {
        var person = new JsonObject { ["contact_full_name"] = "Jane Doe", ["contact_job_title"] = "VP Operations", ["company_domain"] = "example.com", ["has_email"] = true };
        for (var flag = 0; flag < 40; flag++) person[$"is_flag_{flag.ToString(CultureInfo.InvariantCulture)}"] = null;
        person["company"] = new JsonObject { ["companyName"] = "Bluefin Tools", ["description"] = Text(8) };
        person["domain_intel"] = new JsonObject { ["mx"] = "mail.example", ["notes"] = Text(4) };
        person["unlock"] = new JsonObject { ["email"] = 1, ["mobile"] = 5 };
        return person;
    }

    private static JsonObject Competitor(int number) => new()
    {
        ["name"] = $"Otter Works {Digits(number)}",
        ["shortDescription"] = Text(2),
        ["employeesCount"] = 120,
        ["tags"] = List(12, tag => new() { ["name"] = $"Tag {Digits(tag)}", ["slug"] = $"tag-{Digits(tag)}", ["primary"] = false }),
        ["operating_metrics"] = List(10, _ => new() { ["period"] = "2025", ["value"] = 12.5, ["definition"] = Text(1) }),
        ["twitterEngagement"] = new JsonObject { ["handle"] = "otter", ["analytics"] = List(24, _ => new() { ["collectedAt"] = "2026-10-01", ["tweets"] = 1200, ["followers"] = 5400, ["avgLikesPerTweet"] = 3.5 }) },
    };

    private static JsonArray List(int count, Func<int, JsonObject> item) => new([.. Enumerable.Range(0, count).Select(item)]);

    private static string Text(int sentences) => string.Concat(Enumerable.Repeat(Sentence, sentences)).TrimEnd();

    private static string Address(int number) => $"https://images.example/v/{Digits(number)}/{new string('q', 250)}.jpg";

    private static string Digits(int number) => number.ToString("000000000000000", CultureInfo.InvariantCulture);
}
