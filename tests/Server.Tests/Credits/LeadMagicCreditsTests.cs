using System.Globalization;
using System.Text;
using LeadMagic.Server.Credits;
using LeadMagic.Server.Tests.Document;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;

namespace LeadMagic.Server.Tests.Credits;

public sealed class LeadMagicCreditsTests
{
    public static TheoryData<string> Paid => ApiDocument.Names(operation => operation is { IsPaid: true, Success: "200" });

    [Theory]
    [MemberData(nameof(Paid))]
    public void The_cost_of_every_documented_answer_is_found(string tool)
    {
        var example = ApiDocument.Operation(tool).Answer.GetProperty("example");

        Assert.Equal(example.GetProperty("credits_consumed").GetDecimal(), Read(example.GetRawText(), tool).Cost);
    }

    [Theory]
    [InlineData("""{"credits_consumed":1}""", "1")]
    [InlineData("""{"credits_consumed":0}""", "0")]
    [InlineData("""{"credits_consumed":"0.05"}""", "0.05")]
    [InlineData("""{"credits_consumed":0.30000000000000000004}""", "0.30000000000000000004")]
    [InlineData("""{"credits_consumed":25e-2}""", "0.25")]
    [InlineData("\uFEFF" + """{"credits_consumed":1}""", "1")]
    [InlineData("""{"credits\u005fconsumed":1}""", "1")]
    [InlineData("""{"a":{"credits_consumed":9},"b":[{"credits_consumed":9}],"credits_consumed":2}""", "2")]
    [InlineData("""{"credits_c\ud83donsumed":9,"credits_consumed":2}""", "2")]
    [InlineData("""{"credits_consumed":2,"email":"jane.d""", "2")]
    [InlineData("""{"credits_consumed":2,"credits_consumed":null}""", "2")]
    [InlineData("""{"credits_consumed":2,"credits_consumed":1}""", "2")]
    [InlineData("""{"credits_consumed":2,"credits_consumed":"many"}""", "2")]
    [InlineData("""{"credits_consumed":1e99}""", "79228162514264337593543950335")]
    [InlineData("""{"credits_consumed":"Infinity"}""", "79228162514264337593543950335")]
    public void The_cost_stands_at_the_top_of_the_answer(string body, string expected) => Assert.Equal(Decimal(expected), Read(body).Cost);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("""[{"credits_consumed":1}]""")]
    [InlineData("""{"data":{"credits_consumed":1}}""")]
    [InlineData("""{"credits_consumed":null}""")]
    [InlineData("""{"credits_consumed":""")]
    [InlineData("""{"credits_consumed" 1}""")]
    [InlineData("""{"message":"temporarily unavailable","credits_consumed":0""")]
    [InlineData("""{"credits_consumed":1""")]
    [InlineData("<html></html>")]
    public void An_answer_that_cannot_be_understood_says_nothing(string body) => Assert.Equal(default, Read(body));

    [Fact]
    public void An_answer_nested_without_measure_says_what_stands_before() =>
        Assert.Equal(3, Read("""{"credits_consumed":3,"a":""" + new string('[', 200_000)).Cost);

    [Fact]
    public void The_headers_say_what_the_body_does_not()
    {
        var said = Read("{}", "find_email", ("X-Credits-Consumed", "2"), ("x-credits-cost", "5"), ("X-Credits-Remaining", "4820.75"));

        Assert.Equal(new AnswerCredits { Cost = 2, Reserved = 5, Balance = 4820.75m }, said);
    }

    [Theory]
    [InlineData("1", "2", 2)]
    [InlineData("2", "1", 2)]
    [InlineData("1", "3, 2", 3)]
    [InlineData("null", "2", 2)]
    public void The_largest_of_several_costs_counts(string body, string header, int expected) =>
        Assert.Equal(expected, Read($$"""{"credits_consumed":{{body}}}""", "find_email", ("X-Credits-Consumed", header)).Cost);

    [Theory]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("-1")]
    [InlineData("\"many\"")]
    [InlineData("\"NaN\"")]
    public void A_cost_that_is_not_a_number_of_credits_is_said_to_be_unreadable(string cost) =>
        Assert.Equal(new AnswerCredits { IsUnreadable = true }, Read($$"""{"credits_consumed":{{cost}}}"""));

    [Fact]
    public void What_was_set_aside_is_not_what_was_charged() => Assert.Null(Read("{}", "find_email", ("X-Credits-Cost", "5")).Cost);

    [Theory]
    [InlineData("""{"message":"Google Ads is Temporarily unavailable.","credits_consumed":0}""", true)]
    [InlineData("""{"message":"Google Ads is temporarily unavailable.","credits_consumed":0,"ads":[]}""", true)]
    [InlineData("""{"message":"No ads were found.","credits_consumed":0,"ads":[]}""", false)]
    [InlineData("""{"message":"The profile is temporarily unavailable.","credits_consumed":3}""", false)]
    [InlineData("""{"data":{"message":"temporarily unavailable"},"credits_consumed":0}""", false)]
    public void A_free_answer_of_a_source_that_is_down_is_a_passing_one(string body, bool expected) => Assert.Equal(expected, Read(body, "search_google_ads").IsPassing);

    [Fact]
    public void The_balance_read_tells_the_balance()
    {
        var said = Read("""{"credits":12.5}""", "get_credits", ("X-Credits-Remaining", "13"));

        Assert.Equal(new AnswerCredits { Balance = 12.5m, IsBalanceRead = true }, said);
    }

    [Fact]
    public void Another_answers_credits_are_no_balance() => Assert.Equal(default, Read("""{"credits":12.5}""", "find_email"));

    [Fact]
    public void A_balance_read_that_failed_is_none() => Assert.False(new LeadMagicCredits().Read(Demo.Tool("get_credits").About, Answer("{}", 500)).IsBalanceRead);

    [Theory]
    [InlineData("""{"jobId":"j","credits_consumed":0}""")]
    [InlineData("{}")]
    public void A_bulk_job_is_not_counted_by_what_its_acceptance_says_since_the_rows_are_still_to_come(string body) => Assert.Equal(
        new AnswerCredits { Balance = 12 },
        Read(body, "submit_bulk_job", ("X-Credits-Consumed", "0"), ("X-Credits-Cost", "0"), ("X-Credits-Remaining", "12")));

    [Fact]
    public void A_bulk_job_that_was_refused_cost_what_the_refusal_says() =>
        Assert.Equal(0, new LeadMagicCredits().Read(Demo.Tool("submit_bulk_job").About, Answer("""{"credits_consumed":0}""", 402)).Cost);

    [Fact]
    public void The_document_has_the_bulk_job() =>
        Assert.Equal("submit_bulk_job", Assert.Single(Demo.Tools, tool => tool.About.Operation == LeadMagicCredits.BulkOperation).About.Name);

    [Fact]
    public void The_document_has_the_balance_read() =>
        Assert.Equal("get_credits", Assert.Single(Demo.Tools, tool => tool.About.Operation == LeadMagicCredits.BalanceOperation).About.Name);

    private static AnswerCredits Read(string body, string tool = "find_email", params (string Name, string Value)[] headers) =>
        new LeadMagicCredits().Read(Demo.Tool(tool).About, Answer(body, 200, headers));

    private static ApiResponse Answer(string body, int status, params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
