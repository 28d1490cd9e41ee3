using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Credits;

/// <summary>Finds what LeadMagic says about credits: members at the top of the answer, and headers where these lack.</summary>
internal sealed class LeadMagicCredits : ICreditReader
{
    /// <summary>The operation whose answer is the balance.</summary>
    public const string BalanceOperation = "GET /v1/credits";

    /// <summary>The operation that is billed row by row, long after its answer.</summary>
    public const string BulkOperation = "POST /bulk/submit";

    public AnswerCredits Read(ToolDefinition tool, ApiResponse answer)
    {
        var isBalanceRead = tool.Operation == BalanceOperation && answer.IsSuccess;
        var balance = (isBalanceRead ? Member<decimal>(answer, "credits", Amount) : null) ?? Header(answer, "X-Credits-Remaining");

        // Whatever the answer to an accepted job says of its cost, the rows are still to come: the worst case counts.
        if (tool.Operation == BulkOperation && answer.IsSuccess) return new() { Balance = balance };
        var cost = Member<decimal>(answer, "credits_consumed", Amount) ?? Header(answer, "X-Credits-Consumed");
        return new()
        {
            Cost = cost,
            Reserved = Header(answer, "X-Credits-Cost"),
            Balance = balance,
            IsBalanceRead = isBalanceRead,
            IsPassing = cost == 0 && Member<bool>(answer, "message", SaysUnavailable) == true,
        };
    }

    private static decimal? Header(ApiResponse answer, string name) => answer.Headers.TryGetValue(name, out var text) ? Amount(text) : null;

    /// <summary>What a number or string at the top of the answer says, the last of those that say something. An answer that is no JSON counts as far as it is.</summary>
    private static T? Member<T>(ApiResponse answer, string name, Func<ReadOnlySpan<byte>, T?> read)
        where T : struct
    {
        T? said = null;
        foreach (var value in answer.RootMembers(name))
        {
            var text = value.Span;
            if (text[0] == '"') said = read(text[1..^1]) ?? said;
            else if (text[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9')) said = read(text) ?? said;
        }

        return said;
    }

    private static decimal? Amount(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var credits) && credits >= 0 ? credits : null;

    private static decimal? Amount(ReadOnlySpan<byte> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var credits) && credits >= 0 ? credits : null;

    /// <summary>An upstream source that is down is told with 200, no credits and these words.</summary>
    private static bool? SaysUnavailable(ReadOnlySpan<byte> message) => Encoding.UTF8.GetString(message).Contains("temporarily unavailable", StringComparison.OrdinalIgnoreCase);
}
