using System.Globalization;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Writes refusals for the model and questions for the user: the numbers, and what to do.</summary>
internal static class CreditTexts
{
    private const string Nothing = "Nothing was sent or charged.";

    /// <summary>The same number without zeros at the end of its fraction.</summary>
    public static decimal Normalize(decimal credits) => credits.Scale == 0 ? credits : credits / 1.0000000000000000000000000000m;

    public static string Number(decimal credits) => Normalize(credits).ToString(CultureInfo.InvariantCulture);

    public static string OverCap(ToolDefinition tool, decimal? worstCase, LedgerTotals totals, CreditOptions options)
    {
        var cap = options.MaxCredits.GetValueOrDefault();
        var left = Math.Max(0, totals.LeftOf(cap));
        var uncertain = totals.Uncertain == 0 ? "" : $" (of which {Number(totals.Uncertain)} for calls that may have been charged)";
        var room = Fitting(tool.Credits, left) is { } fitting
            ? $"{fitting} or less would fit."
            : totals.Reserved > 0 ? "More may be left when the running calls have ended." : "No call of this tool fits any more.";
        return $"{NotCalled(tool, worstCase)}, and of the {Number(cap)} credits that this server may spend {Number(left)} are left: "
            + $"{Number(totals.Counted)} are counted{uncertain}, {Number(totals.Reserved)} are reserved for running calls. {Nothing} "
            + $"{room} Only the user can raise the cap, {options.MaxCreditsSetting} in the server's configuration.";
    }

    public static string Stopped(ToolDefinition tool, TimeSpan left, CreditOptions options)
    {
        var remedy = options.BalanceTool is { } name ? $" {name} reads the balance, and ends the pause if it shows credits." : "";
        return $"{tool.Name} was not called: the API has just refused a paid call because credits have run out (402), so no paid call is sent for another "
            + $"{Math.Ceiling(left.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)} seconds. {Nothing} {(options.IsForPerson ? "Free tools still work." : "Stop making paid calls and tell the user; free tools still work.")}{remedy}";
    }

    public static string Question(ToolDefinition tool, decimal? worstCase, decimal counted, decimal? balance, CreditOptions options)
    {
        var price = worstCase is { } credits ? $"may cost up to {Amount(credits)}" : "may cost an unknown number of credits";
        var cap = options.MaxCredits is { } max ? $" of at most {Number(max)}" : "";
        var account = balance is { } left ? $" Account balance: {Number(left)}." : "";
        return $"\"{tool.Title}\" ({tool.Name}) {price}. Spent in this session so far: {Number(counted)}{cap}.{account} Make this call?";
    }

    public static string CannotAsk(ToolDefinition tool, decimal? worstCase, CreditOptions options)
    {
        var isDear = !(worstCase <= options.ConfirmAbove);
        var isMarked = tool.Credits is { Confirm: true } && options.ConfirmMarked;
        var when = isMarked ? "before each call of this tool" : $"above {Number(options.ConfirmAbove)}";
        var room = !isMarked && Fitting(tool.Credits, options.ConfirmAbove) is { } fitting ? $" {fitting} or less needs no question." : "";
        if (options.IsForPerson) return $"{NotCalled(tool, worstCase)}, and {when} you are asked first, which takes a terminal. {Nothing}{room} In a script, {PersonsRemedy(isMarked, isDear, options)}.";
        return $"{NotCalled(tool, worstCase)}, and {when} the server asks the user first, which this client cannot do (it does not support elicitation). "
            + $"{Nothing}{room} Tell the user: {Remedy(isMarked, isDear, options)}";
    }

    public static string Declined(ToolDefinition tool, decimal? worstCase) =>
        $"{NotCalled(tool, worstCase)}, and the user declined. {Nothing} Do not call it again unless the user asks for it.";

    public static string Dismissed(ToolDefinition tool, decimal? worstCase) =>
        $"{NotCalled(tool, worstCase)}, and the user declined to say yes or no. {Nothing} Ask the user before you call it again.";

    public static string QuestionFailed(ToolDefinition tool, decimal? worstCase, CreditOptions options) =>
        $"{NotCalled(tool, worstCase)}, and the client failed to ask the user. {Nothing} "
        + $"Tell the user: they can raise the threshold for questions, {options.ConfirmAboveSetting} in the server's configuration.";

    /// <summary>The setting, or the two, that stand between this call and its being made without a question.</summary>
    private static string Remedy(bool isMarked, bool isDear, CreditOptions options)
    {
        const string Where = "in the server's configuration.";
        if (!isMarked) return $"only they can raise the threshold, {options.ConfirmAboveSetting} {Where}";
        if (options.ConfirmMarkedSetting is not { } setting) return "it takes a client that can ask.";
        return $"only they can switch that question off, {setting}=false{(isDear ? $", and raise the threshold, {options.ConfirmAboveSetting}," : "")} {Where}";
    }

    private static string PersonsRemedy(bool isMarked, bool isDear, CreditOptions options)
    {
        var threshold = $"raise the threshold, {options.ConfirmAboveSetting}";
        if (!isMarked) return threshold;
        return options.ConfirmMarkedSetting is { } setting ? $"set {setting}=false{(isDear ? $", and {threshold}" : "")}" : "this tool cannot be called";
    }

    public static string BadConsent(ToolDefinition tool, decimal? worstCase) =>
        $"{NotCalled(tool, worstCase)}, and the consent that came along is not for this very call, was used before, or is too old. {Nothing} Call again to have the user asked anew.";

    private static string NotCalled(ToolDefinition tool, decimal? worstCase) => worstCase is { } credits
        ? $"{tool.Name} was not called: it may cost up to {Amount(credits)}"
        : $"{tool.Name} was not called: nothing bounds what it may cost";

    public static string Amount(decimal credits) => credits == 1 ? "1 credit" : $"{Number(credits)} credits";

    /// <summary>The argument that bounds the price, with the largest value that costs at most this; null where there is none.</summary>
    private static string? Fitting(CreditCost? price, decimal credits)
    {
        if (price?.CeilingArgument is { } ceiling) return credits > 0 ? $"{ceiling} {Number(credits)}" : null;
        return WorstCase.ResultsFor(price, credits) is { } results ? $"{price!.ResultsArgument} {Show(results)}" : null;
    }

    private static string Show(long results) => results.ToString(CultureInfo.InvariantCulture);
}
