using System.Globalization;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Writes the failures of a call for the model: what happened, whether it may have been charged, what to do.</summary>
internal static class FailureTexts
{
    /// <summary>How much is passed on of an answer that was too much: more than any model reads, and little enough for every client.</summary>
    private const int MaxShown = 1024 * 1024;

    public static ApiFailureException TimedOut(CallState state, TimeSpan limit, Exception inner)
    {
        var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        if (state.IsQueued) return Crowded(state);
        return state.Current.CertainlyUnsent
            ? Unsent(state, $"no connection to it could be made within {seconds} seconds", inner)
            : Interrupted(state, $"The API gave no complete answer within {seconds} seconds", inner);
    }

    public static ApiFailureException Broken(CallState state, Exception inner) =>
        Interrupted(state, "The connection to the API broke before its answer was complete", inner);

    /// <param name="fault">What is wrong with the response, a predicate.</param>
    public static ApiFailureException Unreadable(CallState state, string fault, Exception inner)
    {
        var shown = Body(state.Current.Raw);
        return new($"The API's response {fault}{Count(state)}. {(shown.IsEmpty ? "" : "What came of it is shown as it came. ")}{Advice(state.Tool.Retry)}", inner) { MayHaveRun = true, PartialBody = shown };
    }

    /// <summary>What follows the head. Nothing of an error, which may end within personal data and which nobody has paid for.</summary>
    private static ReadOnlyMemory<byte> Body(ReadOnlyMemory<byte> raw)
    {
        if (!raw.Span.StartsWith("HTTP/"u8)) return raw;
        var isError = raw.Span is [_, _, _, _, _, _, _, _, (byte)' ', (byte)'4' or (byte)'5', ..];
        var end = raw.Span.IndexOf("\r\n\r\n"u8);
        return isError || end < 0 ? default : raw[(end + 4)..];
    }

    public static ApiFailureException Damaged(CallState state) =>
        Interrupted(state, "The API's compressed response is damaged or was cut short, so it cannot be unpacked to its end", inner: null);

    public static ApiFailureException TooLarge(CallState state, long limit) => Stopped(state, $"is larger than the limit of {Number(limit)} bytes");

    public static ApiFailureException TooDense(CallState state, int ratio) => Stopped(
        state, $"is compressed so much that it unpacks to more than {Number(ratio)} times its size, as only an attack on memory does");

    /// <param name="reason">A clause, such as <c>its host name could not be resolved</c>.</param>
    public static ApiFailureException Unsent(CallState state, string reason, Exception inner) =>
        NotSent(state, $"The API could not be reached: {reason}", "Check the network and the server's base URL, then try again.", inner);

    public static ApiFailureException HeldBack(CallState state, TimeSpan wait) =>
        NotSent(state, "The API's rate limit is used up", $"Wait {Seconds(wait)} seconds before the next call.");

    public static ApiFailureException Crowded(CallState state) =>
        NotSent(state, "Too many calls are waiting for the API", "Make fewer calls at once, and repeat this one when others have been answered.");

    public static ApiFailureException CircuitOpen(CallState state, TimeSpan wait) => NotSent(
        state, "The API has failed so often of late that calls to it are paused", $"Wait {Seconds(wait)} seconds before the next call, which will be a trial.");

    private static ApiFailureException NotSent(CallState state, string what, string advice, Exception? inner = null)
    {
        var consequence = state.MayHaveRunBefore
            ? "An attempt before this one may have run. " + Advice(state.Tool.Retry)
            : "The request was not sent, so nothing ran and nothing was charged.";
        return new($"{what}{Count(state)}. {consequence} {advice}", inner) { MayHaveRun = state.MayHaveRunBefore };
    }

    /// <param name="what">What is wrong with the answer, a predicate.</param>
    private static ApiFailureException Stopped(CallState state, string what)
    {
        var body = state.Current.Body.WrittenMemory;
        var shown = body.Length > MaxShown ? body[..MaxShown].ToArray() : body;
        var arrived = body.Length > MaxShown ? $" after {Number(body.Length)} bytes, of which the first {Number(MaxShown)} are passed on" : "";
        return new(
            $"The API's answer {what}, so reading it was stopped{arrived}. "
            + "The call ran and may have been charged. Do not repeat it unchanged; ask for less, for instance with a smaller page or a narrower filter.")
        {
            MayHaveRun = true,
            PartialBody = shown,
        };
    }

    private static ApiFailureException Interrupted(CallState state, string what, Exception? inner)
    {
        var body = state.Current.IsError ? default : state.Current.Body.WrittenMemory;
        var arrived = body.IsEmpty ? "" : $"; {Number(body.Length)} bytes of it arrived";
        return new($"{what}{arrived}{Count(state)}. {Advice(state.Tool.Retry)}", inner) { MayHaveRun = true, PartialBody = body };
    }

    private static string Advice(RetryClass retry) => retry == RetryClass.Safe
        ? "The request may have run, but repeating this operation changes nothing and costs nothing: try again later."
        : "The request may have run and may have been charged. Do not simply repeat it: first find out whether it took effect, or ask the user.";

    private static string Count(CallState state) => state.Attempts > 1 ? $" (after {Number(state.Attempts)} attempts)" : "";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
}
