using System.IO.Pipes;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Tests.Hosting;

/// <summary>Standard output writes by itself, to real pipes and files.</summary>
public sealed class StandardOutputTests
{
    public StandardOutputTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers of these flags are those of Linux.");

    [Theory]
    [InlineData(0)]
    [InlineData(PipeFlags.DoNotWait)]
    public async Task A_line_arrives_whole_though_it_is_larger_than_the_pipe_and_its_reader_slow(int flags)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        using var end = pipe.ClientSafePipeHandle;
        PipeFlags.Set((int)end.DangerousGetHandle(), flags);
        var line = new byte[3 * 1024 * 1024];
        new Random(1).NextBytes(line);

        var writing = new StandardOutput((int)end.DangerousGetHandle()).WriteAsync(line, TestContext.Current.CancellationToken).AsTask();
        var read = new byte[line.Length];
        for (var at = 0; at < read.Length;)
        {
            var count = await pipe.ReadAsync(read.AsMemory(at, Math.Min(10_000, read.Length - at)), TestContext.Current.CancellationToken);
            Assert.NotEqual(0, count);
            at += count;
        }

        await writing;
        Assert.Equal(line, read);
    }

    [Fact]
    public async Task Lines_follow_each_other_whether_they_wait_or_not()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var output = new StandardOutput((int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        byte[][] lines = [.. new[] { 100_000, 10, 200_000, 5_000, 20 }.Select((length, number) => Enumerable.Repeat((byte)('a' + number), length).ToArray())];

        var read = new byte[lines.Sum(line => line.Length)];
        var reading = pipe.ReadExactlyAsync(read, TestContext.Current.CancellationToken).AsTask();
        foreach (var line in lines) await output.WriteAsync(line, TestContext.Current.CancellationToken);

        await reading;
        Assert.Equal(lines.SelectMany(line => line), read);
    }

    [Fact]
    public async Task What_an_empty_pipe_takes_is_written_at_once_and_what_a_full_one_does_not_waits_aside()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var descriptor = (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
        Assert.SkipUnless(PipeFlags.SizeOf(descriptor) == 65_536, "Pipes have another size here.");
        var output = new StandardOutput(descriptor);
        var (first, second) = (Enumerable.Repeat((byte)'a', 60_000).ToArray(), Enumerable.Repeat((byte)'b', 60_000).ToArray());

        Assert.True(output.WriteAsync(first, TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        var waiting = output.WriteAsync(second, TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);

        var read = new byte[120_000];
        await pipe.ReadExactlyAsync(read, TestContext.Current.CancellationToken);
        await waiting;
        Assert.Equal([.. first, .. second], read);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(50_000)]
    [InlineData(100_000)]
    public async Task A_reader_that_has_gone_is_noticed_at_once(int length)
    {
        var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        using var end = pipe.ClientSafePipeHandle;
        await pipe.DisposeAsync();

        await AssertFailsAsync((int)end.DangerousGetHandle(), length, "Nobody reads standard output any more.");
    }

    [Fact]
    public async Task A_full_disk_is_called_so()
    {
        using var full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);

        await AssertFailsAsync((int)full.DangerousGetHandle(), 10, "Standard output cannot be written to: No space left on device.");
    }

    private static async Task AssertFailsAsync(int descriptor, int length, string message)
    {
        var output = new StandardOutput(descriptor);
        var failure = await Assert.ThrowsAsync<IOException>(async () => await output.WriteAsync(new byte[length], TestContext.Current.CancellationToken));
        Assert.Equal(message, failure.Message);
        await Assert.ThrowsAsync<IOException>(async () => await output.WriteAsync(new byte[length], TestContext.Current.CancellationToken));
    }
}
