using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>
/// Guards a session's credits around a connection. From the outside to the inside: answers from memory, asks the user, lets identical calls
/// share a request, keeps within the cap and counts. All calls of a session must go through the same one.
/// </summary>
public sealed class CreditControl : IApiConnection
{
    private readonly CreditAccount _account;
    private readonly ConsentConnection _consent;
    private readonly RememberingConnection _outermost;

    private CreditControl(IApiConnection connection, CreditOptions options)
    {
        _account = new CreditAccount(options);
        var memory = new AnswerMemory(options);
        var counted = new BudgetConnection(connection, _account);
        var shared = new SharingConnection(counted, memory, _account, options.Logger);
        _consent = new ConsentConnection(shared, _account, options);
        _outermost = new RememberingConnection(_consent, memory, _account);
    }

    /// <summary>Credits that were spent or may have been.</summary>
    public decimal Counted => _account.Counted;

    public static CreditControl Around(IApiConnection connection, CreditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(connection, options);
    }

    /// <summary>Refuses a call of several steps that cannot begin, and asks the user once for all of them where so much needs a question.</summary>
    /// <param name="most">What the steps may cost together.</param>
    /// <exception cref="ApiFailureException">Credits have run out, the cap leaves less, or the user did not agree.</exception>
    internal Task AgreeAsync(ApiCall call, decimal most, CancellationToken cancellationToken)
    {
        _account.Check(call.Tool, most);
        return _consent.AgreeAsync(call, most, cancellationToken);
    }

    /// <summary>Sets aside what the steps of a call may cost together.</summary>
    /// <exception cref="ApiFailureException">The cap leaves less.</exception>
    internal CreditHold Hold(ToolDefinition tool, decimal most) => _account.Hold(tool, most);

    /// <summary>Where the session stands: the receipt of a call that cost nothing itself.</summary>
    internal Receipt Standing() => _account.Free();

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken) => _outermost.SendAsync(request, cancellationToken);
}
