using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>
/// Guards a session's credits around a connection. From the outside to the inside: answers from memory, asks the user, lets identical calls
/// share a request, keeps within the cap and counts. All calls of a session must go through the same one.
/// </summary>
public sealed class CreditControl : IApiConnection
{
    private readonly CreditAccount _account;
    private readonly RememberingConnection _outermost;

    private CreditControl(IApiConnection connection, CreditOptions options)
    {
        _account = new CreditAccount(options);
        var memory = new AnswerMemory(options);
        var counted = new BudgetConnection(connection, _account);
        var shared = new SharingConnection(counted, memory, _account, options.Logger);
        _outermost = new RememberingConnection(new ConsentConnection(shared, _account, options), memory, _account);
    }

    /// <summary>Credits that were spent or may have been.</summary>
    public decimal Counted => _account.Counted;

    public static CreditControl Around(IApiConnection connection, CreditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(connection, options);
    }

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken) => _outermost.SendAsync(request, cancellationToken);
}
