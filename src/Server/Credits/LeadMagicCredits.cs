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
        var balance = (isBalanceRead ? Last(Members(answer, "credits"u8)) : null) ?? Last(Header(answer, "X-Credits-Remaining"));

        // Whatever the answer to an accepted job says of its cost, the rows are still to come: the worst case counts.
        if (tool.Operation == BulkOperation && answer.IsSuccess) return new() { Balance = balance };
        var costs = Members(answer, "credits_consumed"u8).Concat(Header(answer, "X-Credits-Consumed")).ToList();
        var reserved = Header(answer, "X-Credits-Cost").ToList();

        // Where several are stated, the account may have been charged any of them.
        var cost = costs.Max();
        return new()
        {
            Cost = cost,
            Reserved = reserved.Max(),
            Balance = balance,
            IsBalanceRead = isBalanceRead,
            IsPassing = cost == 0 && SaysUnavailable(answer),
            IsUnreadable = costs.Concat(reserved).Any(stated => stated is null),
        };
    }

    private static decimal? Last(IEnumerable<decimal?> stated) => stated.LastOrDefault(credits => credits is not null);

    /// <summary>What a header states, before the body or after it; a trailer of its name stands behind it after a comma.</summary>
    private static IEnumerable<decimal?> Header(ApiResponse answer, string name) =>
        answer.Headers.TryGetValue(name, out var text) ? text.Split(',').Select(part => Amount(Encoding.UTF8.GetBytes(part.Trim()))) : [];

    /// <summary>What the members of this name at the top of the answer state. An answer that is no JSON counts as far as it is.</summary>
    private static List<decimal?> Members(ApiResponse answer, ReadOnlySpan<byte> name)
    {
        var stated = new List<decimal?>();
        foreach (var value in answer.RootMembers(name))
        {
            if (!value.SequenceEqual("null"u8)) stated.Add(IsTextOrNumber(value, out var text) ? Amount(text) : null);
        }

        return stated;
    }

    /// <summary>Null for what is not a number, or is below zero. One that is larger than any account counts as the largest that can be counted.</summary>
    private static decimal? Amount(ReadOnlySpan<byte> text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var credits)) return credits >= 0 ? credits : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var large) && large > 1 ? decimal.MaxValue : null;
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
