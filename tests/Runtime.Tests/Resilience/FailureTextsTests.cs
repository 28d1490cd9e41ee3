using System.Buffers;
using System.Text;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Resilience;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Resilience;

public sealed class FailureTextsTests
{
    private const string Part = "{\"email\":\"jane";

    [Fact]
    public void What_arrived_of_an_answer_that_may_be_paid_for_is_passed_on() => Assert.Equal(Part, Encoding.UTF8.GetString(TimedOut(isError: false).PartialBody.Span));

    [Fact]
    public void What_arrived_of_an_error_is_not() => Assert.True(TimedOut(isError: true).PartialBody.IsEmpty);

    [Theory]
    [InlineData(Part, "; 14 bytes of it arrived")]
    [InlineData("", "")]
    public void A_time_out_says_after_how_long_what_arrived_and_what_to_do(string part, string arrived) => Assert.Equal(
        $"The API gave no complete answer within 0.25 seconds{arrived}. The request may have run and may have been charged. "
        + "Do not simply repeat it: first find out whether it took effect, or ask the user.",
        FailureTexts.TimedOut(State(part), TimeSpan.FromSeconds(0.25), new TimeoutException()).Message);

    [Theory]
    [InlineData(1_048_576, "")]
    [InlineData(1_048_577, " after 1048577 bytes, of which the first 1048576 are passed on")]
    public void Of_an_answer_that_is_too_large_a_mebibyte_is_passed_on(int length, string arrived)
    {
        var failure = FailureTexts.TooLarge(State(new string('x', length)), 5);

        Assert.StartsWith($"The API's answer is larger than the limit of 5 bytes, so reading it was stopped{arrived}. The call ran", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1_048_576, failure.PartialBody.Length);
    }

    [Fact]
    public void A_call_that_was_not_sent_says_what_to_do()
    {
        const string Nothing = "The request was not sent, so nothing ran and nothing was charged.";

        Assert.Equal(
            $"The API could not be reached: there is no way. {Nothing} Check the network and the server's base URL, then try again.",
            FailureTexts.Unsent(State(), "there is no way", new TimeoutException()).Message);
        Assert.Equal(
            $"Too many calls are waiting for the API. {Nothing} Make fewer calls at once, and repeat this one when others have been answered.",
            FailureTexts.Crowded(State()).Message);
        Assert.EndsWith($"{Nothing} Wait 42 seconds before the next call, which will be a trial.", FailureTexts.CircuitOpen(State(), TimeSpan.FromSeconds(41.2)).Message, StringComparison.Ordinal);
    }

    private static ApiFailureException TimedOut(bool isError)
    {
        var state = State(Part);
        state.Current.IsError = isError;
        return FailureTexts.TimedOut(state, TimeSpan.FromSeconds(30), new TimeoutException());
    }

    private static CallState State(string part = "")
    {
        var state = new CallState(Sample.Tool(RetryClass.Never), new ApiConnectionOptions { BaseUrl = Sample.BaseUrl });
        state.Current.Body.Write(Encoding.UTF8.GetBytes(part));
        return state;
    }
}
