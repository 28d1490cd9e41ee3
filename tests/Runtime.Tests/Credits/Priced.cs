using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>Tools with a price, calls of them, and answers that say what they cost.</summary>
internal static class Priced
{
    /// <summary>One credit for each result, at most 25 of them where <c>limit</c> is absent.</summary>
    public static readonly CreditCost PerResult = new() { Base = 0, PerResult = 1, ResultsArgument = "limit", MaxResults = 25 };

    public static ToolDefinition Tool(CreditCost? price, string name = "search_things", bool isReadOnly = true, bool isOpenWorld = true) => new()
    {
        Name = name,
        Title = "Search things",
        Description = "Searches things.",
        Operation = $"POST /{name}",
        Hints = new(isReadOnly, Destructive: false, Idempotent: true, isOpenWorld),
        Retry = RetryClass.Unsent,
        Credits = price,
    };

    public static ToolDefinition Tool(decimal price, string name = "find_thing") => Tool(new CreditCost { Base = price }, name);

    public static ApiRequest Request(ToolDefinition tool, string arguments = "{}") => new("POST", "/things", new ApiCall(tool) { Arguments = Sample.Json(arguments) });

    /// <summary>An answer in JSON; a cost that is null is not stated.</summary>
    public static ApiResponse Answer(decimal? cost = null, int status = 200, params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        MediaType = "application/json",
        Body = Encoding.UTF8.GetBytes(cost is { } credits ? $$"""{"cost":{{credits.ToString(CultureInfo.InvariantCulture)}}}""" : "{}"),
    };

    public static CreditOptions Options(decimal? cap = null, decimal confirmAbove = 1_000_000, TimeProvider? time = null, RecordingLogger? log = null, bool confirmMarked = true, ICreditWatcher? watcher = null) => new()
    {
        Reader = new Reader(),
        MaxCredits = cap,
        MaxCreditsSetting = "SAMPLE_MAX",
        ConfirmAbove = confirmAbove,
        ConfirmAboveSetting = "SAMPLE_CONFIRM",
        ConfirmMarked = confirmMarked,
        ConfirmMarkedSetting = "SAMPLE_MARKED",
        BalanceTool = "get_balance",
        Watcher = watcher,
        TimeProvider = time ?? new TestClock(),
        Logger = log ?? new RecordingLogger(),
    };

    /// <summary>Reads <c>cost</c> of the body and the headers <c>Reserved</c>, <c>Balance</c> and <c>Passing</c>; the tool <c>get_balance</c> reads the balance.</summary>
    private sealed class Reader : ICreditReader
    {
        public AnswerCredits Read(ToolDefinition tool, ApiResponse answer) => new()
        {
            Cost = JsonElement.Parse(answer.Body.Span).TryGetProperty("cost", out var cost) ? cost.GetDecimal() : null,
            Reserved = Header(answer, "Reserved"),
            Balance = Header(answer, "Balance"),
            IsBalanceRead = tool.Name == "get_balance",
            IsPassing = answer.Headers.ContainsKey("Passing"),
        };

        private static decimal? Header(ApiResponse answer, string name) =>
            answer.Headers.TryGetValue(name, out var text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
    }
}
