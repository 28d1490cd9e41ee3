using System.Text.Json.Nodes;
using LeadMagic.Server.Commands;
using LeadMagic.Server.Credits;

namespace LeadMagic.Server.Tests.Commands;

public sealed class SpendCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>It is noon in UTC, the local time here, so that an hour ago is today and a day ago is not.</summary>
    private readonly TestClock _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_last_calls_and_the_totals_of_each_tool_are_listed()
    {
        await RecordAsync(40 * 24, "find_email", 1);
        await RecordAsync(20 * 24, "find_mobile", 5);
        await RecordAsync(24, "find_email", 1);
        await RecordAsync(1, "find_email", 0.25m);
        await RecordAsync(0, "find_email", 0, isCached: true);

        Assert.Equal(
            """
            Time                 Tool        Credits  Remaining  Note
            -------------------  ----------  -------  ---------  -----------
            2026-10-20 11:00:00  find_email  0.25     7.5
            2026-10-20 12:00:00  find_email  0        7.5        from memory

            Credits      Today  7 days  30 days
            -----------  -----  ------  -------
            find_mobile  0      0       5
            find_email   0.25   1.25    1.25
            all          0.25   1.25    6.25

            """,
            await RunAsync(last: 2),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task As_json_it_is_the_same_for_programs()
    {
        await RecordAsync(1, "find_email", 2.50m, isUncertain: true);
        var json = JsonNode.Parse(await RunAsync(asJson: true))!;

        Assert.Equal("""[{"time":"2026-10-20T11:00:00.000Z","tool":"find_email","credits":2.50,"remaining":7.5,"cached":false,"uncertain":true}]""", json["calls"]!.ToJsonString());
        Assert.Equal("""[{"tool":"find_email","today":2.50,"days7":2.50,"days30":2.50}]""", json["totals"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_record_it_says_which_setting_keeps_one() => Assert.Contains("LEADMAGIC_SPEND_LOG", await RunAsync(), StringComparison.Ordinal);

    private async Task<string> RunAsync(int last = 20, bool asJson = false)
    {
        await using var output = new StringWriter();
        Assert.Equal(0, await SpendCommand.RunAsync(output, _folder.Path, _time, last, asJson));
        return output.ToString();
    }

    private Task RecordAsync(int hoursAgo, string tool, decimal credits, bool isCached = false, bool isUncertain = false) =>
        new SpendFile(_folder.Path, _time).AppendAsync(SpendRecord.Write([new SpendRecord(_time.GetUtcNow().AddHours(-hoursAgo), tool, credits, 7.5m, isCached, isUncertain)]));
}
