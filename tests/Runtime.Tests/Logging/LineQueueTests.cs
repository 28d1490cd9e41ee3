using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Tests.Stdio;

namespace OpenApiMcp.Runtime.Tests.Logging;

public sealed class LineQueueTests
{
    [Fact]
    public void Lines_are_written_in_order_and_all_of_them_before_the_end()
    {
        using var stream = new MemoryStream();
        using (var queue = new LineQueue(stream, _ => { }))
        {
            for (byte number = 0; number < 200; number++) queue.Add([number]);
        }

        Assert.Equal(Enumerable.Range(0, 200), stream.ToArray().Select(value => (int)value));
    }

    [Fact]
    public async Task A_stream_that_nobody_reads_holds_nobody_up_and_the_loss_is_told()
    {
        var stream = new HeldStream();
        var lost = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = new LineQueue(stream, lost.SetResult); // not disposed where it holds somebody up: its end would wait for it, too
        queue.Add([1]);
        Assert.True(stream.Writing.Wait(PipedServer.Guard, TestContext.Current.CancellationToken));

        try
        {
            await Task.Run(() => AddMany(queue), TestContext.Current.CancellationToken).WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken);
        }
        finally
        {
            stream.Release.Set();
        }

        Assert.Equal(5, await lost.Task.WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken));
        queue.Dispose();
    }

    [Fact]
    public void A_broken_stream_ends_the_log_quietly()
    {
        using var queue = new LineQueue(FaultyStream.Broken(), _ => { });

        queue.Add([1]);
        queue.Dispose();
        queue.Add([2]);
    }

    [Fact]
    public void A_queue_without_lines_ends_at_once() => new LineQueue(FaultyStream.Broken(), _ => { }).Dispose();

    private static void AddMany(LineQueue queue)
    {
        for (var number = 0; number < LineQueue.Capacity + 5; number++) queue.Add([2]);
    }

    /// <summary>Blocks its first write until it is released.</summary>
    private sealed class HeldStream : MemoryStream
    {
        public ManualResetEventSlim Writing { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writing.Set();
            Release.Wait();
            base.Write(buffer);
        }
    }
}
