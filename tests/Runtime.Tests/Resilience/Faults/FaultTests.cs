using System.Text;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Resilience.Faults;

/// <summary>
/// Named faults on real sockets, each with each retry class: what the caller sees, how often the request was tried and received in full,
/// and how long it took in the connection's own time.
/// </summary>
public sealed class FaultTests
{
    private const bool Unsent = false;
    private const bool MayHaveRun = true;

    /// <summary>In each group of three: never, unsent, safe.</summary>
    public static TheoryData<string, int[], int[], double[], object, string> Table => new()
    {
        // fault                        tries      received   seconds              sees           text
        { "name resolution",             [1, 3, 3], [0, 0, 0], [0, 0.75, 0.75],     Unsent,        "its host name could not be resolved" },
        { "connection refused",          [1, 3, 3], [0, 0, 0], [0, 0.75, 0.75],     Unsent,        "the connection was refused or failed" },
        { "connect time-out",            [1, 3, 3], [0, 0, 0], [30, 90.75, 90.75],  Unsent,        "no connection to it could be made within 30 seconds" },
        { "no TLS",                      [1, 3, 3], [0, 0, 0], [0, 0.75, 0.75],     Unsent,        "no secure connection (TLS)" },
        { "TLS: reset in the handshake", [1, 3, 3], [0, 0, 0], [0, 0.75, 0.75],     Unsent,        "no secure connection (TLS)" },
        { "TLS: nobody vouches",         [1, 3, 3], [0, 0, 0], [0, 0.75, 0.75],     Unsent,        "no secure connection (TLS)" },
        { "TLS: expired",                [1, 3, 3], [0, 0, 0], [0, 0.75, 0.75],     Unsent,        "no secure connection (TLS)" },
        { "TLS: another host",           [1, 3, 3], [0, 0, 0], [0, 0.75, 0.75],     Unsent,        "no secure connection (TLS)" },
        { "TLS: all is well",            [1, 1, 1], [1, 1, 1], [0, 0, 0],           200,           "{}" },
        { "reset before the first byte", [1, 3, 3], [0, 0, 0], [0, 0.75, 0.75],     Unsent,        "reset before the request was sent" },
        { "reset after the first byte",  [1, 1, 3], [0, 0, 0], [0, 0, 0.75],        MayHaveRun,    "broke before its answer was complete" },
        { "reset after the request",     [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "broke before its answer was complete" },
        { "closed after the request",    [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "broke before its answer was complete" },
        { "reset in the headers",        [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "broke before its answer was complete" },
        { "reset in the body",           [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "broke before its answer was complete" },
        { "cut body",                    [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "8 bytes of it arrived" },
        { "cut chunk",                   [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "8 bytes of it arrived" },
        { "no last chunk",               [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "8 bytes of it arrived" },
        { "longer than announced",       [1, 1, 1], [1, 1, 1], [0, 0, 0],           200,           "{}" },
        { "not HTTP",                    [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "is not valid HTTP" },
        { "silence",                     [1, 1, 3], [1, 1, 3], [30, 30, 90.75],     MayHaveRun,    "no complete answer within 30 seconds" },
        { "slow headers",                [1, 1, 3], [1, 1, 3], [30, 30, 90.75],     MayHaveRun,    "no complete answer within 30 seconds" },
        { "slow body",                   [1, 1, 3], [1, 1, 3], [30, 30, 90.75],     MayHaveRun,    "no complete answer within 30 seconds" },
        { "trickle",                     [1, 1, 3], [1, 1, 3], [30, 30, 90.75],     MayHaveRun,    "no complete answer within 30 seconds" },
        { "endless 1xx",                 [1, 1, 3], [1, 1, 3], [30, 30, 90.75],     MayHaveRun,    "no complete answer within 30 seconds" },
        { "endless headers",             [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "has more than 2 MB of headers" },
        { "endless body",                [1, 1, 1], [1, 1, 1], [0, 0, 0],           MayHaveRun,    "larger than the limit of 16000000 bytes" },
        { "announced too long",          [1, 1, 1], [1, 1, 1], [0, 0, 0],           MayHaveRun,    "larger than the limit of 16000000 bytes" },
        { "gzip bomb",                   [1, 1, 1], [1, 1, 1], [0, 0, 0],           MayHaveRun,    "unpacks to more than 100 times its size" },
        { "brotli bomb",                 [1, 1, 1], [1, 1, 1], [0, 0, 0],           MayHaveRun,    "unpacks to more than 100 times its size" },
        { "not gzip at all",             [1, 1, 1], [1, 1, 1], [0, 0, 0],           200,           "garbage" },
        { "cut gzip",                    [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        MayHaveRun,    "compressed response is damaged or was cut short" },
        { "wrong media type",            [1, 1, 1], [1, 1, 1], [0, 0, 0],           200,           "{}" },
        { "HTML with 200",               [1, 1, 1], [1, 1, 1], [0, 0, 0],           200,           "<html>Welcome</html>" },
        { "HTML with 502",               [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        502,           "<h1>no luck</h1>" },
        { "empty answer",                [1, 1, 1], [1, 1, 1], [0, 0, 0],           200,           "" },
        { "1xx first",                   [1, 1, 1], [1, 1, 1], [0, 0, 0],           200,           "{}" },
        { "redirect to another host",    [1, 1, 1], [1, 1, 1], [0, 0, 0],           307,           "" },
        { "500",                         [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        500,           "" },
        { "500 with a cut body",         [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        500,           "" },
        { "500 with a slow body",        [1, 1, 3], [1, 1, 3], [30, 30, 90.75],     MayHaveRun,    "no complete answer within 30 seconds" },
        { "400 with an endless body",    [1, 1, 1], [1, 1, 1], [0, 0, 0],           400,           "" },
        { "503 with a time",             [1, 3, 3], [1, 3, 3], [0, 6, 6],           503,           "" },
        { "503 without a time",          [1, 1, 3], [1, 1, 3], [0, 0, 0.75],        503,           "" },
        { "429 storm",                   [1, 3, 3], [1, 3, 3], [0, 4, 4],           429,           "" },
        { "429 without a time",          [1, 3, 3], [1, 3, 3], [0, 2, 2],           429,           "" },
        { "429 for an age",              [1, 1, 1], [1, 1, 1], [0, 0, 0],           429,           "" },
        { "429 with nonsense",           [1, 3, 3], [1, 3, 3], [0, 2, 2],           429,           "" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_fault_ends_as_the_table_says(string fault, int[] tries, int[] received, double[] seconds, object sees, string text)
    {
        foreach (var retry in Enum.GetValues<RetryClass>())
        {
            var run = await FaultRun.OfAsync(FaultCatalogue.Find(fault), retry);

            Assert.Equal((retry, tries[(int)retry], received[(int)retry], seconds[(int)retry]), (retry, run.Tries, run.Requests.Count, run.Seconds));
            Assert.All(run.Requests, request => Assert.Equal(FaultRun.Request, request));
            if (sees is int status) AssertAnswer(run, status, text);
            else AssertFailure(run, retry, (bool)sees, text);
        }
    }

    [Theory]
    [InlineData("flapping", RetryClass.Safe, 2, 2)]
    [InlineData("flapping handshake", RetryClass.Unsent, 2, 1)]
    [InlineData("flapping handshake", RetryClass.Safe, 2, 1)]
    public async Task A_fault_that_passes_is_over_at_the_next_try(string fault, RetryClass retry, int tries, int received)
    {
        var run = await FaultRun.OfAsync(FaultCatalogue.Find(fault), retry);

        AssertAnswer(run, 200, "{}");
        Assert.Equal((tries, received, 0.25), (run.Tries, run.Requests.Count, run.Seconds));
    }

    [Theory]
    [InlineData("flapping", RetryClass.Never, MayHaveRun)]
    [InlineData("flapping", RetryClass.Unsent, MayHaveRun)]
    [InlineData("flapping handshake", RetryClass.Never, Unsent)]
    public async Task A_fault_that_would_pass_is_reported_where_repeating_is_not_allowed(string fault, RetryClass retry, bool mayHaveRun)
    {
        var run = await FaultRun.OfAsync(FaultCatalogue.Find(fault), retry);

        Assert.Equal((1, mayHaveRun), (run.Tries, run.Failure!.MayHaveRun));
    }

    [Fact]
    public void The_table_names_at_least_25_faults_once_each() => Assert.InRange(Table.Select(row => row.Data.Item1).Distinct(StringComparer.Ordinal).Count(), 25, Table.Count);

    private static void AssertAnswer(FaultRun run, int status, string body)
    {
        Assert.Null(run.Failure);
        Assert.Equal((status, body), (run.Response!.Status, Encoding.UTF8.GetString(run.Response.Body.Span)));
    }

    private static void AssertFailure(FaultRun run, RetryClass retry, bool mayHaveRun, string text)
    {
        Assert.Null(run.Response);
        Assert.Equal(mayHaveRun, run.Failure!.MayHaveRun);
        Assert.Contains(text, run.Failure.Message, StringComparison.Ordinal);
        Assert.Contains(Consequence(retry, mayHaveRun), run.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(run.Tries > 1, run.Failure.Message.Contains($"after {run.Tries} attempts", StringComparison.Ordinal));
    }

    private static string Consequence(RetryClass retry, bool mayHaveRun)
    {
        if (!mayHaveRun) return "The request was not sent, so nothing ran and nothing was charged.";
        return retry == RetryClass.Safe ? "" : "may have been charged. Do not";
    }
}
