using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Puts what guards a session's credits around a connection.</summary>
public static class CreditControl
{
    /// <summary>
    /// From the outside to the inside: answers from memory, asks the user, lets identical calls share a request, keeps within the cap and counts.
    /// All calls of a session must go through the same one.
    /// </summary>
    public static IApiConnection Around(IApiConnection connection, CreditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var account = new CreditAccount(options);
        var memory = new AnswerMemory(options);
        var counted = new BudgetConnection(connection, account);
        var shared = new SharingConnection(counted, memory, account, options.Logger);
        return new RememberingConnection(new ConsentConnection(shared, account, options), memory, account);
    }
}
