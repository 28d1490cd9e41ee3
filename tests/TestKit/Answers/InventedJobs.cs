using System.Globalization;

namespace OpenApiMcp.TestKit.Answers;

/// <summary>Pages of job postings in the shape that users of the API have published, with invented companies: for tests and measurements.</summary>
public static class InventedJobs
{
    /// <summary>What the API's upstream provider says of itself, and nobody is shown.</summary>
    public const string Upstream = "upstream.example";

    private static readonly string[] Titles = ["Senior Software Engineer", "Plant Manager", "Head of Marketing", "Werkstudent für Qualität", "Data Analyst"];
    private static readonly string[] Places = ["Portland, Oregon", "Remote", "Zürich", "Leeds", "Austin, Texas"];

    private static readonly string[] Sentences =
    [
        "You build the software that runs our forges.", "We work in small teams and ship every week.", "Experience with distributed systems helps.",
        "The role reports to the head of engineering.", "We offer a pension, a bicycle and a good lunch.", "Apply with a short letter; we answer within a week.",
    ];

    /// <param name="count">How many postings.</param>
    /// <param name="sentences">How many sentences a description has.</param>
    public static string Page(int count, int sentences = 40) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"count":{{{count}}},"next":"https://{{{Upstream}}}/api/jobs/?page=2&key=1","previous":null,"results":[{{{string.Join(',', Enumerable.Range(0, count).Select(number => Job(number, sentences)))}}}],"credits_consumed":{{{count}}}}""");

    private static string Job(int number, int sentences)
    {
        var place = Places[number % Places.Length];
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"id":{{{700_000 + number}}},"title":"{{{Titles[number % Titles.Length]}}}","location":"{{{place}}}","company":{{{Company(number % 40)}}},"types":[{"id":1,"name":"Full Time"}],"cities":[{"geonameid":{{{1_000_000 + number}}},"asciiname":"{{{place}}}","name":"{{{place}}}","country":{"code":"US","name":"United States","region":{"id":5,"name":"North America"}},"timezone":"America/Los_Angeles","latitude":45.50,"longitude":-122.60}],"states":[],"countries":[{"code":"US","name":"United States","region":{"id":5,"name":"North America"}}],"regions":[{"id":5,"name":"North America"}],"has_remote":{{{(number % 2 == 0 ? "true" : "false")}}},"published":"2026-11-{{{1 + (number % 28):00}}}T09:00:00Z","expired":null,"description":"{{{{Description(number, sentences)}}}}","application_url":"https://jobs.example/postings/{{{700_000 + number}}}","language":"en","clearance_required":false,"salary_min":"{{{90_000 + (number * 100)}}}","salary_max":"{{{120_000 + (number * 100)}}}","salary_currency":"USD","experience_level":"SE"}
            """);
    }

    private static string Company(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"id":{{{number}}},"name":"Bluefin Tools {{{number}}}","logo":"https://logos.example/{{{number}}}.png","website_url":"https://tools{{{number}}}.example","linkedin_url":"https://profiles.example/company/tools-{{{number}}}","twitter_handle":"tools{{{number}}}","github_url":null,"is_agency":false}""");

    private static string Description(int number, int sentences) => string.Join(' ', Enumerable.Range(0, sentences).Select(index => Sentences[(number + index) % Sentences.Length]));
}
