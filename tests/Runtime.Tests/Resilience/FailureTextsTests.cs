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

    private static ApiFailureException TimedOut(bool isError)
    {
        var state = new CallState(Sample.Tool(RetryClass.Never), new ApiConnectionOptions { BaseUrl = Sample.BaseUrl });
        state.Current.IsError = isError;
        state.Current.Body.Write(Encoding.UTF8.GetBytes(Part));
        return FailureTexts.TimedOut(state, TimeSpan.FromSeconds(30), new TimeoutException());
    }
}
