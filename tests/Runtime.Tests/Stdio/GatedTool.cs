using System.Threading.Channels;
using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>A tool that tells when a call has started and answers when it is let go.</summary>
internal sealed class GatedTool(bool obeysCancellation = true)
{
    private readonly Channel<bool> _started = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public StubTool Named(string name) => new(name, RunAsync);

    public Task StartedAsync() => _started.Reader.ReadAsync().AsTask().WaitAsync(PipedServer.Guard);

    public void Release() => _gate.SetResult();

    private async Task<CallToolResult> RunAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        _started.Writer.TryWrite(item: true);
        await (obeysCancellation ? _gate.Task.WaitAsync(cancellationToken) : _gate.Task);
        return StubTool.Text("released");
    }
}
