using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Tests.Hosting;

/// <summary>The thread of a stream does piece after piece, and nobody else's work.</summary>
public sealed class StreamThreadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_work_is_done_by_one_thread_that_is_none_of_the_pool(bool continuesOnPool)
    {
        HashSet<int> threads = [];
        var thread = new StreamThread("test", () =>
        {
            Assert.False(Thread.CurrentThread.IsThreadPoolThread);
            threads.Add(Environment.CurrentManagedThreadId);
            return threads.Count;
        })
        { ContinuesOnPool = continuesOnPool };

        for (var piece = 0; piece < 10; piece++) Assert.Equal(1, await new ValueTask<int>(thread, thread.Begin()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_waits_goes_on_where_it_was_said(bool continuesOnPool)
    {
        using var isAwaited = new ManualResetEventSlim();
        var token = TestContext.Current.CancellationToken;
        var thread = new StreamThread("test", () =>
        {
            isAwaited.Wait(token);
            return 0;
        })
        { ContinuesOnPool = continuesOnPool };

        var waiting = WaitAsync(thread);
        isAwaited.Set();

        Assert.Equal(continuesOnPool, await waiting);
    }

    [Fact]
    public async Task After_a_failure_it_works_on()
    {
        var failure = new IOException("It failed.");
        var thread = new StreamThread("test", () => failure is { } first ? throw first : 7);

        Assert.Same(failure, await Assert.ThrowsAsync<IOException>(() => new ValueTask(thread, thread.Begin()).AsTask()));
        failure = null;

        Assert.Equal(7, await new ValueTask<int>(thread, thread.Begin()));
    }

    [Fact]
    public async Task What_comes_first_is_over_before_the_first_piece_and_done_once()
    {
        var (first, pieces) = (0, 0);
        var thread = new StreamThread("test", () => first == 1 ? ++pieces : -1, () => first++);

        Assert.Equal(1, await new ValueTask<int>(thread, thread.Begin()));
        Assert.Equal(2, await new ValueTask<int>(thread, thread.Begin()));
    }

    private static async Task<bool> WaitAsync(StreamThread thread)
    {
        await new ValueTask<int>(thread, thread.Begin()).ConfigureAwait(false);
        return Thread.CurrentThread.IsThreadPoolThread;
    }
}
