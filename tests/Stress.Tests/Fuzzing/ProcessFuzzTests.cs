using System.Text;
using LeadMagic.Stress.Tests.Fuzzing.Judging;
using LeadMagic.Stress.Tests.Fuzzing.Making;
using OpenApiMcp.TestKit.Processes;

namespace LeadMagic.Stress.Tests.Fuzzing;

/// <summary>Mutated messages through the standard streams of real server processes, several episodes for each.</summary>
public sealed class ProcessFuzzTests
{
    private const int UsualMessages = 2_000;

    private const int MessagesOfEpisode = 200;

    private const int EpisodesOfProcess = 10;

    private const int MaxLine = 4 * 1024 * 1024;

    /// <summary>Only keeps a hang from lasting for ever.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_server_process_lives_through_mutated_messages_and_leaves_in_peace()
    {
        var mutated = 0L;
        var processes = 0;
        do
        {
            var seeds = RunSize.OnlySeed is { } only ? [only] : SeedsOf(processes);
            var episodes = seeds.Select(seed => Episode.Make(seed, MessagesOfEpisode, MaxLine)).ToList();
            var problems = await ProblemsAsync(episodes);
            Assert.True(problems.Count == 0, $"A process that was sent the seeds {string.Join(", ", seeds)} ({RunSize.SeedName} sends one alone):\n{string.Join('\n', problems.Take(10))}");
            mutated += episodes.Sum(episode => episode.Mutated);
            processes++;
        }
        while (RunSize.OnlySeed is null && mutated < RunSize.Scaled(UsualMessages));

        Figures.Publish($"fuzzing: {mutated} mutated messages through {processes} server processes", "Seeds from 1, odd ones and even ones in turn.\n");
    }

    /// <summary>Odd ones or even ones: a process stays in one era.</summary>
    private static int[] SeedsOf(int process)
    {
        var first = 1 + (process / 2 * 2 * EpisodesOfProcess) + (process % 2);
        return [.. Enumerable.Range(0, EpisodesOfProcess).Select(i => first + (2 * i))];
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(List<Episode> episodes)
    {
        using var input = new MemoryStream();
        using var output = new MemoryStream();
        using var lastCalls = new SemaphoreSlim(0);
        await using var server = ServerProgram.Start(["--demo"], [], line =>
        {
            output.Write(Encoding.UTF8.GetBytes(line + "\n"));
            if (line.Contains(ProtocolLines.LastCallId, StringComparison.Ordinal)) lastCalls.Release();
        });
        foreach (var bytes in episodes.Select(episode => Episode.Join(episode.Pieces)))
        {
            input.Write(bytes);
            await server.SendBytesAsync(bytes).WaitAsync(Guard);
            // One episode after the other: a server that has too many requests waiting would refuse the rest of them.
            if (!await lastCalls.WaitAsync(Guard)) return ["The last call of an episode was not answered.\n" + server.StderrText];
        }

        return await ProblemsAtEndAsync(server, input.ToArray(), output);
    }

    private static async Task<IReadOnlyList<string>> ProblemsAtEndAsync(LineProcess server, byte[] input, MemoryStream output)
    {
        server.CloseInput();
        var exit = await server.WaitForExitAsync(Guard);
        return exit == 0 ? Balance.Problems(input, output.ToArray(), MaxLine) : [$"The exit code is {exit}.\n{server.StderrText}"];
    }
}
