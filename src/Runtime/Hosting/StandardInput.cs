namespace OpenApiMcp.Runtime.Hosting;

/// <summary>Standard input: what has arrived already is read at once, and on a thread of the pool only what is yet to come.</summary>
internal sealed class StandardInput() : StandardStream(System.Console.OpenStandardInput(), descriptor: 0)
{
    private const short PollIn = 0x1;

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override int Read(byte[] buffer, int offset, int count) => Console.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => IsReady(PollIn)
        ? ValueTask.FromResult(Console.Read(buffer.Span))
        : Console.ReadAsync(buffer, cancellationToken);

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
