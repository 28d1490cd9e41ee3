using System.Text.Json;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Tests.Credits;

namespace OpenApiMcp.Runtime.Tests.Composites;

/// <summary>Progress and cancellation of several calls, line by line, in both eras of the protocol.</summary>
public sealed class CompositeProgressTests
{
    private readonly RecordingConnection _api = new((request, _) => Priced.Answer(request.Tool.Credits!.Base, request.Tool.Name == "two" ? 404 : 200));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_step_is_told_to_a_client_that_asked_for_progress_before_the_result(bool isModern)
    {
        await using var wire = new PipedServer(new SampleComposite(_api));
        await wire.CallAsync(isModern, "do_all", """{"q":"jane@acme.example"}""", "\"progressToken\":\"p1\"");

        var lines = new List<string>();
        for (var i = 0; i < 4; i++) lines.Add(await wire.ReadLineAsync());

        Assert.Equal(
            ["1 of 3 one: miss", "2 of 3 two: miss", "3 of 3 three: miss"],
            lines.Take(3).Select(line => Describe(JsonElement.Parse(line).GetProperty("params"))));
        Assert.All(lines.Take(3), line => Assert.DoesNotContain("jane", line, StringComparison.Ordinal));
        Assert.True(JsonElement.Parse(lines[3]).TryGetProperty("result", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_did_not_ask_gets_the_result_alone(bool isModern)
    {
        await using var wire = new PipedServer(new SampleComposite(_api));
        await wire.CallAsync(isModern, "do_all", "{}", meta: "");

        Assert.True((await wire.ReadAsync()).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task Where_a_step_may_make_the_others_needless_no_total_is_promised()
    {
        await using var wire = new PipedServer(new SampleComposite(_api) { Steps = run => run.CallAsync("one", SampleComposite.IsHit) });
        await wire.CallAsync(isModern: true, "do_all", "{}", "\"progressToken\":7");

        Assert.False((await wire.ReadAsync()).GetProperty("params").TryGetProperty("total", out _));
    }

    [Fact]
    public async Task A_step_that_does_not_exist_counts_as_done()
    {
        Func<CompositeRun, Task> steps = async run =>
        {
            run.PassOver();
            await run.SkipAsync("one", "because");
        };
        await using var wire = new PipedServer(new SampleComposite(_api) { Steps = steps });
        await wire.CallAsync(isModern: true, "do_all", "{}", "\"progressToken\":7");

        Assert.Equal(2, (await wire.ReadAsync()).GetProperty("params").GetProperty("progress").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_call_begins_no_further_step(bool isModern)
    {
        var api = new HeldConnection();
        await using var wire = new PipedServer(new SampleComposite(api));
        await wire.CallAsync(isModern, "do_all", "{}", "\"progressToken\":1");
        while (api.Count < 1) await Task.Yield();
        api.Answer(0, Priced.Answer(1));
        await wire.ReadLineAsync();
        while (api.Count < 2) await Task.Yield();
        await wire.SendAsync(PipedServer.Cancel(1));
        while (api.Cancelled < 1) await Task.Yield();
        await wire.SendAsync(isModern ? PipedServer.ModernRequest("tools/list", "{}").Replace("\"id\":1", "\"id\":2", StringComparison.Ordinal) : PipedServer.Ping(2));

        Assert.Equal(2, (await wire.ReadAsync()).GetProperty("id").GetInt32());
        Assert.Equal(2, api.Count);
    }

    private static string Describe(JsonElement progress)
    {
        Assert.Equal("p1", progress.GetProperty("progressToken").GetString());
        return $"{progress.GetProperty("progress")} of {progress.GetProperty("total")} {progress.GetProperty("message").GetString()}";
    }
}
