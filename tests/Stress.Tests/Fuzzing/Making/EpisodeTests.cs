using System.Text;

namespace LeadMagic.Stress.Tests.Fuzzing.Making;

public sealed class EpisodeTests
{
    [Fact]
    public void The_same_seed_makes_the_same_bytes_and_another_makes_others()
    {
        Assert.Equal(Bytes(seed: 7), Bytes(seed: 7));
        Assert.NotEqual(Bytes(seed: 7), Bytes(seed: 8));
    }

    [Fact]
    public void Most_messages_are_mutated_and_some_are_left_alone()
    {
        var episode = Episode.Make(seed: 1, messages: 1_000, overlong: 100);

        Assert.InRange(episode.Mutated, 800, 950);
    }

    [Theory]
    [InlineData(1, "server/discover")]
    [InlineData(2, "initialize")]
    public void An_episode_begins_in_the_era_of_its_seed(int seed, string method) =>
        Assert.Contains($"\"method\":\"{method}\"", Encoding.UTF8.GetString(Episode.Make(seed, messages: 1, overlong: 100).Pieces[0]), StringComparison.Ordinal);

    private static byte[] Bytes(int seed) => Episode.Join(Episode.Make(seed, messages: 50, overlong: 100).Pieces);
}
