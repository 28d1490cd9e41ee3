using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Tests.Stdio;

public sealed class LineWriterTests
{
    private readonly GatedStream _output = new();
    private readonly LineWriter _writer;

    public LineWriterTests() => _writer = new(_output);

    [Fact]
    public async Task What_gets_ready_while_a_line_is_written_is_written_together_and_in_order()
    {
        var first = WriteAsync("a\n");
        Task<bool>[] others = [WriteAsync("b\n"), _writer.WriteAsync("c\n"u8.ToArray()), WriteAsync("d\n")];
        Assert.All(others, line => Assert.False(line.IsCompleted));

        _output.Open();

        Assert.True(await first);
        Assert.All(await Task.WhenAll(others), Assert.True);
        Assert.Equal(["a\n", "b\nc\nd\n"], _output.Writes);
    }

    [Fact]
    public async Task A_line_that_may_wait_for_others_is_written_without_another()
    {
        _output.Open();

        Assert.True(await WriteAsync("a\n", atOnce: false));

        Assert.Equal(["a\n"], _output.Writes);
    }

    [Fact]
    public async Task Long_lines_are_made_one_at_a_time()
    {
        var made = new List<int>();
        var first = WriteAsync("first\n");
        var others = Enumerable.Range(0, 3).Select(number => _writer.WriteAsync(buffer =>
        {
            made.Add(number);
            buffer.Write(new byte[100_000]);
        }, atOnce: true)).ToList();
        Assert.Empty(made);

        _output.Open();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([0, 1, 2], made);
        Assert.Equal([6, 100_000, 100_000, 100_000], _output.Writes.Select(text => text.Length));
    }

    [Fact]
    public async Task A_line_that_cannot_be_made_leaves_nothing_behind_and_the_others_alone()
    {
        var first = WriteAsync("a\n");
        var failing = _writer.WriteAsync(buffer =>
        {
            buffer.Write("half"u8);
            throw new FormatException("Not this one.");
        }, atOnce: true);
        var last = WriteAsync("b\n");
        _output.Open();

        Assert.True(await first);
        await Assert.ThrowsAsync<FormatException>(() => failing);
        Assert.True(await last);
        Assert.Equal(["a\n", "b\n"], _output.Writes);
        Assert.True(await WriteAsync("c\n"));
    }

    [Fact]
    public async Task After_a_write_that_failed_nothing_is_made_or_written()
    {
        var first = WriteAsync("a\n");
        var second = WriteAsync("b\n");
        _output.Fail(new InvalidOperationException("Something that nobody thought of."));

        Assert.False(await first);
        Assert.False(await second);
        Assert.False(await _writer.WriteAsync(_ => Assert.Fail("Nobody would read it."), atOnce: true));
        Assert.Equal(["a\n"], _output.Writes);
    }

    [Fact]
    public async Task From_many_threads_each_line_is_written_once_and_before_its_writer_goes_on()
    {
        const int Threads = 4;
        const int Lines = 50_000;
        var output = new CountingStream();
        var writer = new LineWriter(output);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            for (var number = 0; number < Lines; number++)
            {
                var line = BitConverter.GetBytes((thread * Lines) + number);
                var isWritten = number % 3 == 2 ? writer.WriteAsync(line) : writer.WriteAsync(buffer => buffer.Write(line), atOnce: number % 3 == 0);
                Assert.True(await isWritten);
                Assert.Equal(1, Volatile.Read(ref output.Times[(thread * Lines) + number]));
            }
        }, TestContext.Current.CancellationToken))).WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken);

        Assert.All(output.Times, times => Assert.Equal(1, times));
        Assert.False(output.HasOverlapped);
    }

    private Task<bool> WriteAsync(string line, bool atOnce = true) => _writer.WriteAsync(buffer => buffer.Write(Encoding.UTF8.GetBytes(line)), atOnce);

    /// <summary>Counts how often each number was written.</summary>
    private sealed class CountingStream : MemoryStream
    {
        private int _writers;

        public int[] Times { get; } = new int[200_000];

        public bool HasOverlapped { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            HasOverlapped |= Interlocked.Increment(ref _writers) > 1;
            foreach (var number in MemoryMarshal.Cast<byte, int>(buffer.Span)) Interlocked.Increment(ref Times[number]);
            Interlocked.Decrement(ref _writers);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Lets no write end before it is opened.</summary>
    private sealed class GatedStream : MemoryStream
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Writes { get; } = [];

        public void Open() => _gate.SetResult();

        public void Fail(Exception exception) => _gate.SetException(exception);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes.Add(Encoding.UTF8.GetString(buffer.Span));
            await _gate.Task;
        }
    }
}
