using System.Collections.Concurrent;
using LeadMagic.EndToEnd.Tests.Building;

namespace LeadMagic.EndToEnd.Tests.Sample;

/// <summary>The sample built from documents: once from each, and one build after the other, since a build uses every core by itself.</summary>
public sealed class SampleBuilds : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SampleBuild>>> _builds = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose()
    {
        foreach (Lazy<Task<SampleBuild>> build in _builds.Values)
        {
            if (build.Value.IsCompletedSuccessfully) build.Value.Result.Dispose();
        }

        _turn.Dispose();
    }

    /// <param name="document">The full path of the document.</param>
    internal Task<SampleBuild> OfAsync(string document) => _builds.GetOrAdd(document, name => new(() => BuildAsync(name))).Value;

    private async Task<SampleBuild> BuildAsync(string document)
    {
        await _turn.WaitAsync();
        try
        {
            IsolatedBuild build = new("samples/Minimal/Minimal.csproj");
            return new(build, await build.RunAsync(document));
        }
        finally
        {
            _turn.Release();
        }
    }
}

/// <summary>The sample, built from one document.</summary>
internal sealed record SampleBuild(IsolatedBuild Build, BuildOutcome Outcome) : IDisposable
{
    /// <summary>The program; there is none where the build failed.</summary>
    public string Executable => BuildFacts.Executable(Path.Combine(Build.Output, "minimal-mcp.dll"));

    public void Dispose() => Build.Dispose();
}
