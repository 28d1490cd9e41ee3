using System.Globalization;

namespace LeadMagic.Server.Prompts;

/// <summary>When to ask and when to stop: the rules that instructions and prompts share.</summary>
internal static class SpendingRules
{
    public const string NoRepetition = "Never repeat a lookup that found nothing.";

    public const string Stop = "When credits run out (402), make no further paid call; report what is done and what is left.";

    private const decimal UsualLimit = 25;

    /// <param name="confirmAbove">
    /// The price above which the server itself asks the user before a call; null where it does not, and the model has to.
    /// </param>
    public static string Confirm(decimal? confirmAbove) => confirmAbove is { } limit
        ? $"The server asks the user before a call that may cost more than {Number(limit)} credits; ask yourself before several calls that add up to more."
        : $"Ask the user before spending more than {Number(UsualLimit)} credits.";

    private static string Number(decimal credits) => credits.ToString("0.####", CultureInfo.InvariantCulture);
}
