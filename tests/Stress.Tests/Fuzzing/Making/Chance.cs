namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>All chance of a run, from one seed: the same seed makes the same run on every machine.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from 0 up to, not including, the bound; 0 for a bound of 0.</summary>
    public int Below(int bound) => _random.Next(bound);

    public bool OneIn(int count) => _random.Next(count) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>A range inside a length: short mostly, anything at times.</summary>
    public (int Start, int Length) Range(int length)
    {
        if (length == 0) return (0, 0);
        var start = Below(length);
        var room = length - start;
        return (start, OneIn(4) ? Below(room + 1) : Math.Min(room, 1 + Below(8)));
    }
}
