using System.Globalization;

namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>
/// Holds what the generator does with one document to two seconds. They are seconds of this process's processors, which other
/// processes on the machine do not lengthen: nothing else may run in this one meanwhile, hence <see cref="Collection"/>.
/// </summary>
internal static class HangGuard
{
    /// <summary>The collection for tests that measure: xunit runs it alone, after all others.</summary>
    public const string Collection = "Measured alone";

    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>Work that is not done by then, on however busy a machine, is taken to be endless.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<T> RunAsync<T>(Func<T> work) => RunAsync(work, Bound, Patience);

    /// <exception cref="TimeoutException">The work took too long, or is not done yet.</exception>
    public static async Task<T> RunAsync<T>(Func<T> work, TimeSpan bound, TimeSpan patience)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var before = Used();
        var result = await Task.Run(work, cancellationToken).WaitAsync(patience, cancellationToken);
        var taken = Used() - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{taken.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms");
        if (taken > bound) throw new TimeoutException($"The generator took {taken} for one document; {bound} are allowed.");
        return result;
    }

    public static TimeSpan Used() =>
        OperatingSystem.IsWindows() || OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? Environment.CpuUsage.TotalTime : TimeSpan.Zero;
}

/// <summary>Runs its tests with no others beside them.</summary>
[CollectionDefinition(HangGuard.Collection, DisableParallelization = true)]
public sealed class MeasuredAlone;
