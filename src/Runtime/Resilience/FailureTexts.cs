using System.Globalization;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Writes the failures of a call for the model: what happened, whether it may have been charged, what to do.</summary>
internal static class FailureTexts
{
    public static ApiFailureException TimedOut(CallState state, TimeSpan limit, Exception inner)
    {
        var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return state.Current.CertainlyUnsent
            ? Unsent(state, $"no connection to it could be made within {seconds} seconds", inner)
            : Interrupted(state, $"The API gave no complete answer within {seconds} seconds", inner);
    }

    public static ApiFailureException Broken(CallState state, Exception inner) =>
        Interrupted(state, "The connection to the API broke before its answer was complete", inner);

    public static ApiFailureException TooLarge(CallState state, long limit) => new(
        $"The API's answer is larger than the limit of {limit.ToString(CultureInfo.InvariantCulture)} bytes, so reading it was stopped. "
        + "The call ran and may have been charged. Do not repeat it unchanged; ask for less, for instance with a smaller page or a narrower filter.")
    {
        MayHaveRun = true,
        PartialBody = state.Current.Body.WrittenMemory,
    };

    /// <param name="reason">A clause, such as <c>its host name could not be resolved</c>.</param>
    public static ApiFailureException Unsent(CallState state, string reason, Exception inner)
    {
        var text = $"The API could not be reached: {reason}{Count(state)}. ";
        text += state.MayHaveRunBefore
            ? "An attempt before this one may have run. " + Advice(state.Retry)
            : "The request was not sent, so nothing ran and nothing was charged. Check the network and the server's base URL, then try again.";
        return new(text, inner) { MayHaveRun = state.MayHaveRunBefore };
    }

    private static ApiFailureException Interrupted(CallState state, string what, Exception inner)
    {
        var body = state.Current.Body.WrittenMemory;
        var arrived = body.IsEmpty ? "" : $"; {body.Length.ToString(CultureInfo.InvariantCulture)} bytes of it arrived";
        return new($"{what}{arrived}{Count(state)}. {Advice(state.Retry)}", inner) { MayHaveRun = true, PartialBody = body };
    }

    private static string Advice(RetryClass retry) => retry == RetryClass.Safe
        ? "The request may have run, but repeating this operation changes nothing and costs nothing: try again later."
        : "The request may have run and may have been charged. Do not simply repeat it: first find out whether it took effect, or ask the user.";

    private static string Count(CallState state) => state.Attempts > 1 ? $" (after {state.Attempts.ToString(CultureInfo.InvariantCulture)} attempts)" : "";
}
