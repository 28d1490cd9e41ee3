using System.IO.Pipes;
using System.Text;
using Microsoft.Win32.SafeHandles;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Tests.Hosting;

/// <summary>Standard input reads by itself, from real pipes.</summary>
public sealed class StandardInputTests
{
    [Fact]
    public async Task Reads_and_what_follows_them_take_no_thread_of_the_pool()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        using var client = new AnonymousPipeClientStream(PipeDirection.In, pipe.ClientSafePipeHandle);
        await using var input = new StandardInput(client, (int)pipe.ClientSafePipeHandle.DangerousGetHandle());

        var read = ReadAsync(input);
        pipe.Write("a"u8);

        Assert.Equal(("a", false), await read);
    }

    [Fact]
    public async Task What_comes_late_is_waited_for_where_others_made_the_pipe_non_blocking()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers of these flags are those of Linux.");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var descriptor = (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
        PipeFlags.Set(descriptor, PipeFlags.DoNotWait);
        using var handle = new SafeFileHandle(descriptor, ownsHandle: false);
        using var file = new RefusedOnce(handle);
        await using var input = new StandardInput(file, descriptor);
        var bytes = new byte[10];

        var read = input.ReadAsync(bytes, TestContext.Current.CancellationToken).AsTask();
        await file.IsRefused.Task.WaitAsync(TestContext.Current.CancellationToken);
        pipe.Write("late"u8);

        Assert.Equal(4, await read);
        await pipe.DisposeAsync();
        Assert.Equal(0, await input.ReadAsync(bytes, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_error_of_the_input_reaches_who_reads()
    {
        var broken = new MemoryStream();
        await broken.DisposeAsync();
        await using var input = new StandardInput(broken, -1);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ReadAsync(input));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ReadAsync(input));
    }

    private static async Task<(string Text, bool IsOfPool)> ReadAsync(StandardInput input)
    {
        var bytes = new byte[1];
        var count = await input.ReadAsync(bytes, TestContext.Current.CancellationToken).ConfigureAwait(false);
        return (Encoding.ASCII.GetString(bytes, 0, count), Thread.CurrentThread.IsThreadPoolThread);
    }

    /// <summary>Tells when a read found nothing.</summary>
    private sealed class RefusedOnce(SafeFileHandle handle) : FileStream(handle, FileAccess.Read, bufferSize: 0)
    {
        public TaskCompletionSource IsRefused { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return base.Read(buffer);
            }
            catch (IOException)
            {
                IsRefused.TrySetResult();
                throw;
            }
        }
    }
}
