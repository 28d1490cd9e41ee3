using System.Text;

namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>One life of a server: all that a client sends from the first line to the end of input.</summary>
/// <param name="Pieces">The messages in order, most of them a line; a mutation may have made more or less than a line of one.</param>
/// <param name="Mutated">How many of them were mutated.</param>
internal sealed record Episode(int Seed, IReadOnlyList<byte[]> Pieces, int Mutated)
{
    private const int Spared = 10;

    /// <param name="seed">An even one makes an episode of the era with a handshake: a session keeps to its era.</param>
    /// <param name="messages">How many messages to send; about nine of ten are mutated.</param>
    /// <param name="overlong">The length of the filler that makes a line too long.</param>
    public static Episode Make(int seed, int messages, int overlong)
    {
        var chance = new Chance(seed);
        var lines = new ProtocolLines(chance, handshake: int.IsEvenInteger(seed));
        var pieces = new List<byte[]>(messages + 2) { lines.First() };
        var mutated = 0;
        for (var i = 0; i < messages; i++)
        {
            var line = lines.Next();
            var sent = chance.OneIn(Spared) ? line : Mutate(line, lines, chance, overlong);
            pieces.Add(sent);
            mutated += sent.AsSpan().SequenceEqual(line) ? 0 : 1;
        }

        pieces.Add([(byte)'\n', .. lines.LastCall()]);
        return new Episode(seed, pieces, mutated);
    }

    public static byte[] Join(IReadOnlyList<byte[]> pieces)
    {
        using var stream = new MemoryStream();
        foreach (var piece in pieces) stream.Write(piece);
        return stream.ToArray();
    }

    private static byte[] Mutate(byte[] line, ProtocolLines lines, Chance chance, int overlong)
    {
        if (chance.OneIn(2_000)) return Overlong(line, overlong);
        var changed = line;
        for (var again = chance.OneIn(2) ? 1 : 0; again >= 0; again--)
        {
            if (chance.OneIn(3)) changed = MutateBytes(changed, lines, chance);
            else changed = ValueMutations.Apply(changed, chance);
        }

        // What came out as it went in is no mutation.
        return changed.AsSpan().SequenceEqual(line) ? MutateBytes(line, lines, chance) : changed;
    }

    private static byte[] MutateBytes(byte[] line, ProtocolLines lines, Chance chance)
    {
        var bytes = new List<byte>(line);
        ByteMutations.Apply(bytes, lines.Next(), chance);
        return [.. bytes];
    }

    private static byte[] Overlong(byte[] line, int length) => [.. line.AsSpan(0, line.Length - 2), .. Encoding.ASCII.GetBytes($",\"filler\":\"{new string('x', length)}\""), .. "}\n"u8];
}
