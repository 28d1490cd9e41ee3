using System.Text.Json;

namespace LeadMagic.Stress.Tests.Soak;

/// <summary>Holds an answer against what was planned for its call.</summary>
internal static class SoakOutcome
{
    private const string MayBeCharged = "may have been charged";

    /// <summary>What is wrong with an answer, or null.</summary>
    /// <param name="charged">The credits that the API's answer says were charged.</param>
    public static string? Problem(PlannedCall call, JsonElement message, out decimal charged)
    {
        charged = 0;
        if (!message.TryGetProperty("result", out var result)) return "It was answered with an error of the protocol: " + message.GetRawText();
        var isError = result.TryGetProperty("isError", out var flag) && flag.GetBoolean();
        var text = result.GetProperty("content")[0].GetProperty("text").GetString()!;
        if (IsFailure(call.Kind))
        {
            if (!isError) return "It is no error.";
            return call.Kind is CallKind.Reset or CallKind.Cut or CallKind.Silent && !text.Contains(MayBeCharged, StringComparison.Ordinal) ? $"It does not say '{MayBeCharged}': {text}" : null;
        }

        if (isError) return $"It is an error: {text}";
        if (text != StubAnswers.Body(call)) return $"The answer has changed: {text[..Math.Min(text.Length, 300)]}";
        charged = result.GetProperty("structuredContent").GetProperty("credits_consumed").GetDecimal();
        return null;
    }

    /// <summary>What the server says that the session has cost so far; null where the result does not say.</summary>
    public static decimal? SessionTotal(JsonElement message) =>
        message.TryGetProperty("result", out var result) && result.TryGetProperty("_meta", out var meta)
        && meta.TryGetProperty("openapi-mcp/credits", out var credits) && credits.TryGetProperty("sessionTotal", out var total)
            ? total.GetDecimal()
            : null;

    private static bool IsFailure(CallKind kind) =>
        kind is CallKind.Reset or CallKind.Cut or CallKind.Silent or CallKind.Broken or CallKind.Rejected or CallKind.Wrong;
}
