namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>Ends a test that would never end. The bound is far above the two seconds that are meant: the machine may be busy.</summary>
internal static class HangGuard
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <exception cref="TimeoutException">The work is not done.</exception>
    public static async Task<T> RunAsync<T>(Func<T> work) =>
        await Task.Run(work, TestContext.Current.CancellationToken).WaitAsync(Bound, TestContext.Current.CancellationToken);
}
