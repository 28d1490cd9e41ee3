using System.Text;
using LeadMagic.Server;
using LeadMagic.Stress.Tests.Fuzzing.Judging;
using LeadMagic.Stress.Tests.Fuzzing.Making;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Stdio;

namespace LeadMagic.Stress.Tests.Fuzzing;

/// <summary>Runs episodes through the server in this process: its transport, the SDK and the generated tools.</summary>
internal static class EpisodeRun
{
    /// <summary>Far below the server's own limit, so that lines that are too long stay cheap.</summary>
    public const int MaxLine = 64 * 1024;

    /// <summary>Only keeps a hang from lasting for ever.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    /// <summary>Without an end of the grace time, a request that is owed an answer for ever is seen: its episode does not end.</summary>
    private static readonly StdioTransportOptions Options = new() { MaxLineLength = MaxLine, GraceTime = Timeout.InfiniteTimeSpan };

    /// <summary>Runs an episode; what is wrong with it, or nothing.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(byte[] input, int seed)
    {
        using var output = new MemoryStream();
        using var log = new ThrownExceptions();
        using var cut = new CutStream(input, seed);
        try
        {
            var exit = await McpStdioHost.RunAsync(LeadMagicServer.CreateOptions(Demo.Settings), cut, output, Options, log).WaitAsync(Guard);
            return exit == 0 ? [.. log.Unexpected, .. Balance.Problems(input, output.ToArray(), MaxLine)] : [$"The exit code is {exit}."];
        }
        catch (Exception fault)
        {
            // Whatever escapes the host is a find; it would have ended the process.
            return [fault is TimeoutException ? "The server hangs." : fault.ToString()];
        }
    }

    /// <summary>Fails for an episode with problems: the seed, and the fewest messages that still cause one.</summary>
    public static async Task FailAsync(Episode episode, IReadOnlyList<string> problems)
    {
        var few = await Shrinking.FewestAsync(episode.Pieces, async pieces => (await ProblemsAsync(Episode.Join(pieces), episode.Seed)).Count > 0);
        var left = await ProblemsAsync(Episode.Join(few), episode.Seed);
        var text = new StringBuilder($"Seed {episode.Seed} (run it alone with {RunSize.SeedName}={episode.Seed}).\n");
        text.AppendJoin('\n', problems.Take(5)).Append("\n\nThe fewest messages that still fail:\n").AppendJoin('\n', few.Select(Shrinking.Show));
        Assert.Fail(text.Append("\n\nTheir problems:\n").AppendJoin('\n', left.Take(5)).ToString());
    }
}
