namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>Changes of a line that know nothing of JSON.</summary>
internal static class ByteMutations
{
    private delegate void Change(List<byte> line, byte[] other, Chance chance);

    private static readonly byte[] Telling = [0, (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)',', (byte)':', (byte)'\n', (byte)'\r', (byte)' ', 0x7F, 0x80, 0xC0, 0xFF];

    private static readonly byte[][] Inserts =
    [
        [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF], [0xEF, 0xBB, 0xBF], [0], "\r"u8.ToArray(), "\n"u8.ToArray(), "\r\n"u8.ToArray(), "\u2028"u8.ToArray(),
        "\\ud800"u8.ToArray(), "\\"u8.ToArray(), "/*x*/"u8.ToArray(), "\t \t"u8.ToArray(), "[[[[[[[["u8.ToArray(), "\"id\":77,"u8.ToArray(), "99999999999999999999"u8.ToArray(),
    ];

    private static readonly Change[] All =
    [
        FlipBit, FlipBit, Replace, Truncate, Delete, Repeat, Insert, Insert, Splice, Batch, NoLineEnd, CarriageReturn, TwoLineEnds, Twice, Behead,
    ];

    /// <param name="line">The line with its line feed; the feed can be lost too.</param>
    /// <param name="other">A second line, for changes that take a part of one.</param>
    public static void Apply(List<byte> line, byte[] other, Chance chance) => chance.Pick(All)(line, other, chance);

    private static void FlipBit(List<byte> line, byte[] other, Chance chance)
    {
        if (line.Count > 0) line[chance.Below(line.Count)] ^= (byte)(1 << chance.Below(8));
    }

    private static void Replace(List<byte> line, byte[] other, Chance chance)
    {
        if (line.Count > 0) line[chance.Below(line.Count)] = chance.Pick(Telling);
    }

    /// <summary>What is cut off is the line's end too, so that the next message stands on the same line.</summary>
    private static void Truncate(List<byte> line, byte[] other, Chance chance)
    {
        var start = chance.Below(line.Count + 1);
        line.RemoveRange(start, line.Count - start);
        if (!chance.OneIn(4)) line.Add((byte)'\n');
    }

    private static void Behead(List<byte> line, byte[] other, Chance chance) => line.RemoveRange(0, chance.Below(line.Count + 1));

    private static void Delete(List<byte> line, byte[] other, Chance chance)
    {
        var (start, length) = chance.Range(line.Count);
        line.RemoveRange(start, length);
    }

    private static void Repeat(List<byte> line, byte[] other, Chance chance)
    {
        var (start, length) = chance.Range(line.Count);
        line.InsertRange(start, line.GetRange(start, length));
    }

    private static void Insert(List<byte> line, byte[] other, Chance chance) => line.InsertRange(chance.Below(line.Count + 1), chance.Pick(Inserts));

    private static void Splice(List<byte> line, byte[] other, Chance chance)
    {
        var cut = chance.Below(line.Count + 1);
        line.RemoveRange(cut, line.Count - cut);
        line.AddRange(other.AsSpan(chance.Below(other.Length + 1)));
    }

    private static void Batch(List<byte> line, byte[] other, Chance chance)
    {
        line.Remove((byte)'\n');
        line.Insert(0, (byte)'[');
        line.Add((byte)',');
        line.AddRange(other.AsSpan().TrimEnd("\n"u8));
        line.AddRange("]\n"u8);
    }

    private static void NoLineEnd(List<byte> line, byte[] other, Chance chance) => line.Remove((byte)'\n');

    private static void CarriageReturn(List<byte> line, byte[] other, Chance chance) => line.InsertRange(Math.Max(0, line.Count - 1), "\r"u8);

    private static void TwoLineEnds(List<byte> line, byte[] other, Chance chance) => line.AddRange("\n \t\r\n"u8);

    private static void Twice(List<byte> line, byte[] other, Chance chance) => line.AddRange(line.ToArray());
}
