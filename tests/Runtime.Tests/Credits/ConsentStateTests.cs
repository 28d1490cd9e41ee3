using System.Text.Json;
using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>A client that cheats, or repeats itself: what it sends back in place of the user's answer, line by line.</summary>
public sealed class ConsentStateTests : IAsyncDisposable
{
    private const string Arguments = """{"limit":40,"q":"a"}""";
    private const string Accept = """{"consent":{"action":"accept"}}""";

    private readonly TestClock _time = new();
    private readonly RecordingConnection _api = new(Priced.Answer(30, 500));
    private readonly PipedServer _wire;
    private int _id;

    public ConsentStateTests() => _wire = new PipedServer(new PricedTool(CreditControl.Around(_api, Priced.Options(confirmAbove: 25, time: _time))));

    public ValueTask DisposeAsync() => _wire.DisposeAsync();

    [Fact]
    public async Task The_call_ends_with_the_question_and_is_made_with_the_answer()
    {
        var asked = await CallAsync(Arguments);

        Assert.Equal("input_required", asked.GetProperty("resultType").GetString());
        var question = asked.GetProperty("inputRequests").GetProperty("consent");
        Assert.Equal("elicitation/create", question.GetProperty("method").GetString());
        Assert.Contains("40 credits", question.GetProperty("params").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
        await CallAsync(Arguments, State(asked), Accept);
        Assert.Single(_api.Requests);
    }

    [Fact]
    public async Task An_answer_is_good_for_one_call()
    {
        var state = State(await CallAsync(Arguments));
        await CallAsync(Arguments, state, Accept);

        AssertRefused(await CallAsync(Arguments, state, Accept), sent: 1);
    }

    [Fact]
    public async Task A_no_cannot_become_a_yes()
    {
        var state = State(await CallAsync(Arguments));
        await CallAsync(Arguments, state, """{"consent":{"action":"decline"}}""");

        AssertRefused(await CallAsync(Arguments, state, Accept), sent: 0);
    }

    [Theory]
    [InlineData("""{"limit":41,"q":"a"}""")]
    [InlineData("""{"limit":40,"q":"b"}""")]
    [InlineData("""{"limit":40}""")]
    public async Task An_answer_is_not_good_for_other_arguments(string arguments)
    {
        var state = State(await CallAsync(Arguments));

        AssertRefused(await CallAsync(arguments, state, Accept), sent: 0);
    }

    [Fact]
    public async Task The_same_arguments_may_be_written_otherwise()
    {
        var state = State(await CallAsync(Arguments));
        await CallAsync("""{"q":"a","limit":40}""", state, Accept);

        Assert.Single(_api.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_too_old_is_none()
    {
        var state = State(await CallAsync(Arguments));
        _time.Advance(TimeSpan.FromMinutes(10.01));

        AssertRefused(await CallAsync(Arguments, state, Accept), sent: 0);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("")]
    public async Task A_forged_state_is_refused(string state) => AssertRefused(await CallAsync(Arguments, state, Accept), sent: 0);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"other":{"action":"accept"}}""")]
    [InlineData("""{"consent":{}}""")]
    [InlineData("""{"consent":{"action":"yes"}}""")]
    [InlineData("""{"consent":{"action":7}}""")]
    [InlineData("""{"consent":{"action":null}}""")]
    [InlineData("""{"consent":null}""")]
    [InlineData("""{"consent":[]}""")]
    public async Task A_state_without_a_yes_is_no_consent(string responses)
    {
        var state = State(await CallAsync(Arguments));

        AssertRefused(await CallAsync(Arguments, state, responses), sent: 0);
    }

    [Fact]
    public async Task A_yes_without_a_state_is_no_consent()
    {
        var asked = await CallAsync(Arguments, state: null, Accept);

        Assert.Equal("input_required", asked.GetProperty("resultType").GetString());
        Assert.Empty(_api.Requests);
    }

    private static string State(JsonElement asked) => asked.GetProperty("requestState").GetString()!;

    private void AssertRefused(JsonElement result, int sent)
    {
        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.Contains("Nothing was sent or charged.", result.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(sent, _api.Requests.Count);
    }

    private async Task<JsonElement> CallAsync(string arguments, string? state = null, string? responses = null)
    {
        var more = (state is null ? "" : $",\"requestState\":\"{state}\"") + (responses is null ? "" : $",\"inputResponses\":{responses}");
        await _wire.SendAsync(
            $$$"""{"jsonrpc":"2.0","id":{{{++_id}}},"method":"tools/call","params":{"name":"search_things","arguments":{{{arguments}}}{{{more}}},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},"io.modelcontextprotocol/clientCapabilities":{"elicitation":{} } } } }""");
        return (await _wire.ReadAsync()).GetProperty("result");
    }
}
