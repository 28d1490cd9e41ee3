namespace OpenApiMcp.Runtime.Tests.Resilience.Faults;

/// <summary>One way in which the API, or the way to it, fails.</summary>
/// <param name="Script">What the server does with a connection. A null: nobody listens.</param>
internal sealed record Fault(Func<LoopbackConnection, TestClock, Task>? Script)
{
    /// <summary>Changes the real handler: a connection that cannot be made is beyond a server's power.</summary>
    public Action<SocketsHttpHandler, TestClock>? Configure { get; init; }

    public bool IsTls { get; init; }
}
