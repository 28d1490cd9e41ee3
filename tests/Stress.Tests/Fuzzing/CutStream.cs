using LeadMagic.Stress.Tests.Fuzzing.Making;

namespace LeadMagic.Stress.Tests.Fuzzing;

/// <summary>Input that arrives in pieces of any length, as from a pipe.</summary>
internal sealed class CutStream(byte[] bytes, int seed) : MemoryStream(bytes, writable: false)
{
    private readonly Chance _chance = new(seed);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var size = _chance.OneIn(8) ? 1 + _chance.Below(64) : 1 + _chance.Below(4_096);
        return base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
    }
}
