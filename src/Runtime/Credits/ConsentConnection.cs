using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>
/// Lets a call that may cost much through only with its user's consent. The question goes to the user by way of the client, so that no argument,
/// and hence no model, can answer it; without a way to ask, the call is refused.
/// </summary>
internal sealed class ConsentConnection(IApiConnection inner, CreditAccount account, CreditOptions options) : IApiConnection
{
    /// <summary>The first revision in which a server asks by its answer to the call instead of by a request of its own.</summary>
    private const string FirstVersionWithRoundTrips = "2026-07-28";

    private const string QuestionKey = "consent";

    private readonly ConsentTokens _tokens = new(options.TimeProvider, options.ConsentLifetime);

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        request.Call.IsAgreed || !NeedsConsent(request.Call, WorstCase.Of(request.Call))
            ? inner.SendAsync(request, cancellationToken)
            : SendAgreedAsync(request, cancellationToken);

    /// <summary>Asks the user where that is needed for so much.</summary>
    /// <exception cref="ApiFailureException">The user did not agree, could not be asked, or the call would be refused anyway.</exception>
    public async Task AgreeAsync(ApiCall call, decimal? worstCase, CancellationToken cancellationToken)
    {
        if (!NeedsConsent(call, worstCase)) return;
        account.Check(call.Tool, worstCase); // nobody should be asked about a call that is refused anyway
        await AskAsync(call, worstCase, cancellationToken);
    }

    /// <summary>Also where nothing bounds what the call may cost.</summary>
    private bool NeedsConsent(ApiCall call, decimal? worstCase) =>
        !(worstCase <= options.ConfirmAbove) || (call.Tool.Credits is { Confirm: true } && options.ConfirmMarked);

    private async Task<ApiResponse> SendAgreedAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        await AgreeAsync(request.Call, WorstCase.Of(request.Call), cancellationToken);
        return await inner.SendAsync(request, cancellationToken);
    }

    private async Task AskAsync(ApiCall call, decimal? worstCase, CancellationToken cancellationToken)
    {
        if (call.Context is not { } context || !CanAsk(context.Server))
        {
            options.Logger.ConsentImpossible(call.Tool.Name, worstCase);
            throw account.Refusal(CreditTexts.CannotAsk(call.Tool, worstCase, options));
        }

        var answer = HasRoundTrips(context) ? Answer(context, call, worstCase) : await RequestAsync(context.Server, call, worstCase, cancellationToken);
        if (answer == "accept")
        {
            options.Logger.ConsentGiven(call.Tool.Name);
            return;
        }

        options.Logger.ConsentRefused(call.Tool.Name);
        throw account.Refusal(answer == "decline" ? CreditTexts.Declined(call.Tool, worstCase) : CreditTexts.Dismissed(call.Tool, worstCase));
    }

    /// <summary>A client that lists no mode means forms.</summary>
    private static bool CanAsk(McpServer server) => server.ClientCapabilities?.Elicitation is { } modes && (modes.Form is not null || modes.Url is null);

    private static bool HasRoundTrips(RequestContext<CallToolRequestParams> context) =>
        string.CompareOrdinal(context.JsonRpcRequest.Context?.ProtocolVersion, FirstVersionWithRoundTrips) >= 0;

    /// <summary>The answer that came along with the call; without one, the call ends here with the question, and is made again with the answer.</summary>
    private string? Answer(RequestContext<CallToolRequestParams> context, ApiCall call, decimal? worstCase)
    {
        if (context.Params?.RequestState is not { } token)
        {
            var question = InputRequest.ForElicitation(Question(call, worstCase));
            throw new InputRequiredException(new Dictionary<string, InputRequest>(StringComparer.Ordinal) { [QuestionKey] = question }, _tokens.Issue(call.Identity, worstCase));
        }

        if (!_tokens.TryRedeem(token, call.Identity, worstCase))
        {
            options.Logger.ConsentInvalid(call.Tool.Name);
            throw account.Refusal(CreditTexts.BadConsent(call.Tool, worstCase));
        }

        // Not by the SDK's type, which throws at what a careless client may send.
        return context.Params.InputResponses?.TryGetValue(QuestionKey, out var response) == true
            && response is { RawValue: { ValueKind: JsonValueKind.Object } answer }
            && answer.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.String
            ? action.GetString()
            : null;
    }

    private async Task<string?> RequestAsync(McpServer server, ApiCall call, decimal? worstCase, CancellationToken cancellationToken)
    {
        try
        {
            return (await server.ElicitAsync(Question(call, worstCase), cancellationToken)).Action;
        }
        catch (Exception exception) when (exception is McpException or InvalidOperationException or JsonException)
        {
            options.Logger.ConsentImpossible(call.Tool.Name, worstCase);
            throw account.Refusal(CreditTexts.QuestionFailed(call.Tool, worstCase, options));
        }
    }

    /// <summary>A form without fields: to accept it is to agree. It holds no argument of the call, since those may be personal.</summary>
    private ElicitRequestParams Question(ApiCall call, decimal? worstCase)
    {
        options.Logger.ConsentAsked(call.Tool.Name, worstCase);
        return new()
        {
            Message = CreditTexts.Question(call.Tool, worstCase, account.Counted, account.Balance, options),
            RequestedSchema = new(),
        };
    }
}
