using System.Text;

namespace LeadMagic.Stress.Tests.Fuzzing;

/// <summary>The messages that once broke the server, as the fuzz runs found them.</summary>
public sealed class FoundFailuresTests
{
    [Theory]
    [InlineData(
        "an id that stands twice ended the process",
        """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"[]","requestId":179}}""")]
    [InlineData(
        "the SDK heard of the cancellation, the transport did not, and waited for the answer",
        """{"jsonrpc":"2.0","id":230,"method":"tools/list"}""",
        """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"REQUESTID":230}}""")]
    [InlineData(
        "the cancellation of no request ended the one after it without an answer",
        """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":13}}""",
        """{"jsonrpc":"2.0","id":13,"method":"tools/call","params":{"name":"find_mobile","arguments":{"profile_url":"jane-doe"}}}""")]
    public async Task They_get_what_they_call_for(string why, params string[] lines)
    {
        var input = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

        var problems = await EpisodeRun.ProblemsAsync(input, seed: 1);

        Assert.True(problems.Count == 0, $"{why}:\n{string.Join('\n', problems)}");
    }
}
