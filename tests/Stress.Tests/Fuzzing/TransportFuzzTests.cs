using System.Globalization;
using LeadMagic.Stress.Tests.Fuzzing.Making;

namespace LeadMagic.Stress.Tests.Fuzzing;

/// <summary>
/// Mutated messages of both protocol eras through the transport, the SDK and every tool: nothing crashes or hangs, every request is answered
/// once, and no line of output answers nobody.
/// </summary>
public sealed class TransportFuzzTests
{
    /// <summary>Fewer than the server lets wait, so that none of them is refused as too many.</summary>
    private const int MessagesOfEpisode = 250;

    [Fact]
    public async Task Mutated_messages_get_what_they_call_for_and_nothing_else()
    {
        var mutated = 0L;
        var seed = RunSize.OnlySeed ?? 1;
        do
        {
            var episode = Episode.Make(seed, MessagesOfEpisode, EpisodeRun.MaxLine);
            var problems = await EpisodeRun.ProblemsAsync(Episode.Join(episode.Pieces), seed);
            if (problems.Count > 0) await EpisodeRun.FailAsync(episode, problems);
            mutated += episode.Mutated;
            seed++;
        }
        while (RunSize.OnlySeed is null && mutated < RunSize.Messages);

        var report = string.Create(CultureInfo.InvariantCulture, $"Seeds {RunSize.OnlySeed ?? 1} to {seed - 1}, each the life of one server.\n");
        Figures.Publish($"fuzzing: {mutated} mutated messages through the transport", report);
    }
}
