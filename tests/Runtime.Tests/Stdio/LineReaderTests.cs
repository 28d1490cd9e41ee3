using System.Text;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Tests.Stdio;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb", "a|b")]
    [InlineData("\n\na\n", "||a")]
    [InlineData("a\rb\n", "a\rb")]
    [InlineData("\uFEFFa\n\uFEFFb\n", "a|\uFEFFb")]
    public async Task A_stream_is_cut_at_line_feeds(string input, string lines) => Assert.Equal(lines, await ReadAllAsync(input, maxLength: 100));

    [Theory]
    [InlineData("12345\n", "12345")]
    [InlineData("12345\r\n", "12345")]
    [InlineData("12345", "12345")]
    [InlineData("123456\nab\n", "12345!|ab")]
    [InlineData("123456\r\nab\n", "12345!|ab")]
    [InlineData("123456789\nab\n", "12345!|ab")]
    [InlineData("123456789", "12345!")]
    [InlineData("123456", "12345!")]
    public async Task A_line_over_the_limit_is_reported_once_and_skipped(string input, string lines) => Assert.Equal(lines, await ReadAllAsync(input, maxLength: 5));

    [Fact]
    public async Task A_line_may_be_much_longer_than_the_buffer_at_the_start()
    {
        string line = new('x', 1_000_000);
        Assert.Equal($"{line}|b", await ReadAllAsync($"{line}\nb\n", maxLength: 1_000_000));
    }

    [Fact]
    public async Task A_read_that_blocks_is_left_behind_when_reading_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        Task<Line?> read = new LineReader(FaultyStream.Blocked(), 10).ReadAsync(stop.Token).AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken));
    }

    /// <summary>Reads in steps of one byte, of seven, and at once, which must not matter.</summary>
    private static async Task<string> ReadAllAsync(string input, int maxLength)
    {
        string whole = await ReadAllAsync(input, maxLength, int.MaxValue);
        Assert.Equal(whole, await ReadAllAsync(input, maxLength, 1));
        Assert.Equal(whole, await ReadAllAsync(input, maxLength, 7));
        return whole;
    }

    private static async Task<string> ReadAllAsync(string input, int maxLength, int step)
    {
        var reader = new LineReader(new SteppedStream(Encoding.UTF8.GetBytes(input), step), maxLength);
        List<string> lines = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } line)
            lines.Add(Encoding.UTF8.GetString(line.Bytes.Span) + (line.TooLong ? "!" : ""));
        return string.Join('|', lines);
    }

    /// <summary>Gives at most so many bytes a read.</summary>
    private sealed class SteppedStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
