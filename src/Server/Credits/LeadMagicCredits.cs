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
        var balance = (isBalanceRead ? Amount(answer, "credits"u8) : null) ?? Header(answer, "X-Credits-Remaining");

        // Whatever the answer to an accepted job says of its cost, the rows are still to come: the worst case counts.
        if (tool.Operation == BulkOperation && answer.IsSuccess) return new() { Balance = balance };
        var cost = Amount(answer, "credits_consumed"u8) ?? Header(answer, "X-Credits-Consumed");
        return new()
        {
            Cost = cost,
            Reserved = Header(answer, "X-Credits-Cost"),
            Balance = balance,
            IsBalanceRead = isBalanceRead,
            IsPassing = cost == 0 && SaysUnavailable(answer),
        };
    }

    private static decimal? Header(ApiResponse answer, string name) =>
        answer.Headers.TryGetValue(name, out var text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var credits) && credits >= 0 ? credits : null;

    /// <summary>What a member at the top of the answer says, the last of those that say something. An answer that is no JSON counts as far as it is.</summary>
    private static decimal? Amount(ApiResponse answer, ReadOnlySpan<byte> name)
    {
        decimal? said = null;
        foreach (var value in answer.RootMembers(name))
        {
            if (IsTextOrNumber(value, out var text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var credits) && credits >= 0) said = credits;
        }

        return said;
    }

    /// <summary>An upstream source that is down is told with 200, no credits and these words.</summary>
    private static bool SaysUnavailable(ApiResponse answer)
    {
        var says = false;
        foreach (var value in answer.RootMembers("message"u8))
        {
            if (IsTextOrNumber(value, out var message)) says = Encoding.UTF8.GetString(message).Contains("temporarily unavailable", StringComparison.OrdinalIgnoreCase);
        }

        return says;
    }

    private static bool IsTextOrNumber(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> text)
    {
        text = value[0] == '"' ? value[1..^1] : value;
        return value[0] is (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9');
    }
}
