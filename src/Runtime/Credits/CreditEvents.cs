using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>The events about credits. Their ids are stable, and they hold tool names and amounts alone.</summary>
internal static partial class CreditEvents
{
    [LoggerMessage(3000, LogLevel.Warning, "Budget stop: {Tool} may cost {WorstCase} credits; cap {Cap}, counted {Counted}, reserved {Reserved}.", EventName = "BudgetStop")]
    public static partial void BudgetStop(this ILogger logger, string tool, decimal? worstCase, decimal? cap, decimal counted, decimal reserved);

    [LoggerMessage(3001, LogLevel.Warning, "The API refused {Tool} for want of credits (402): no paid call for {Seconds} seconds.", EventName = "PaymentStop")]
    public static partial void PaymentStop(this ILogger logger, string tool, double seconds);

    [LoggerMessage(3002, LogLevel.Information, "The balance shows credits again: paid calls go on.", EventName = "PaymentStopEnded")]
    public static partial void PaymentStopEnded(this ILogger logger);

    [LoggerMessage(3003, LogLevel.Warning, "{Tool} was refused: paid calls are stopped for another {Seconds} seconds.", EventName = "PaymentStopped")]
    public static partial void PaymentStopped(this ILogger logger, string tool, double seconds);

    [LoggerMessage(3010, LogLevel.Debug, "{Tool} cost {Cost} credits; {Counted} are counted in all.", EventName = "Charged")]
    public static partial void Charged(this ILogger logger, string tool, decimal? cost, decimal counted);

    [LoggerMessage(3011, LogLevel.Warning, "The answer of {Tool} does not say what it cost: {Cost} credits are counted, {Counted} in all.", EventName = "CostReckoned")]
    public static partial void CostReckoned(this ILogger logger, string tool, decimal? cost, decimal counted);

    [LoggerMessage(3012, LogLevel.Warning, "{Tool} may have been charged: {Cost} credits are counted, {Counted} in all.", EventName = "CostUncertain")]
    public static partial void CostUncertain(this ILogger logger, string tool, decimal? cost, decimal counted);

    [LoggerMessage(3013, LogLevel.Warning, "{Tool} cost {Cost} credits, more than the {WorstCase} that its description allows.", EventName = "CostAboveWorstCase")]
    public static partial void CostAboveWorstCase(this ILogger logger, string tool, decimal? cost, decimal? worstCase);

    [LoggerMessage(3016, LogLevel.Warning, "The response to {Tool} states a cost that is not a number of credits; it is not counted.", EventName = "CostUnreadable")]
    public static partial void CostUnreadable(this ILogger logger, string tool);

    [LoggerMessage(3017, LogLevel.Warning, "What a call cost could not be recorded ({Reason}); the call is not affected.", EventName = "WatcherFailed")]
    public static partial void WatcherFailed(this ILogger logger, string reason);

    [LoggerMessage(3014, LogLevel.Debug, "{Tool} was answered from memory.", EventName = "Remembered")]
    public static partial void Remembered(this ILogger logger, string tool);

    [LoggerMessage(3015, LogLevel.Debug, "{Tool} shares the request of an identical call.", EventName = "Shared")]
    public static partial void Shared(this ILogger logger, string tool);

    [LoggerMessage(3020, LogLevel.Information, "The user is asked about {Tool}, which may cost {WorstCase} credits.", EventName = "ConsentAsked")]
    public static partial void ConsentAsked(this ILogger logger, string tool, decimal? worstCase);

    [LoggerMessage(3021, LogLevel.Information, "The user agreed to {Tool}.", EventName = "ConsentGiven")]
    public static partial void ConsentGiven(this ILogger logger, string tool);

    [LoggerMessage(3022, LogLevel.Information, "The user did not agree to {Tool}.", EventName = "ConsentRefused")]
    public static partial void ConsentRefused(this ILogger logger, string tool);

    [LoggerMessage(3023, LogLevel.Warning, "{Tool} was refused: it may cost {WorstCase} credits, and the user could not be asked.", EventName = "ConsentImpossible")]
    public static partial void ConsentImpossible(this ILogger logger, string tool, decimal? worstCase);

    [LoggerMessage(3024, LogLevel.Warning, "{Tool} was refused: the consent that came along is forged, used, too old or for another call.", EventName = "ConsentInvalid")]
    public static partial void ConsentInvalid(this ILogger logger, string tool);
}
