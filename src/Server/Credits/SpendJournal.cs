using LeadMagic.Server.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Logging;

namespace LeadMagic.Server.Credits;

/// <summary>
/// Keeps a record of what calls cost, for the command <c>spend</c>. Nobody waits for it: the calls of a short while are written together and on
/// the side, and a file that cannot be written costs the record and no call. Nothing is opened before the first call.
/// </summary>
internal sealed class SpendJournal(SpendFile file, TimeProvider time, ILogger log) : ICreditWatcher, IAsyncDisposable
{
    /// <summary>Calls that wait at most; further ones are lost.</summary>
    private const int MaxWaiting = 10_000;

    /// <summary>How long a call waits for others to be written with.</summary>
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the last calls may take; then the process leaves without them.</summary>
    private static readonly TimeSpan LastWordsTime = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<SpendRecord> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private bool _isOver;

    /// <summary>The record of this process's user; null where none is to be kept.</summary>
    public static SpendJournal? Open(ServerSettings settings, LineLoggerFactory? logs)
    {
        if (settings.IsDemo || !settings.Spending.KeepsRecord || StateFolder.OfThisUser() is not { } folder) return null;
        return new(new SpendFile(folder, TimeProvider.System), TimeProvider.System, logs?.CreateLogger(LogCategories.Events) ?? NullLogger.Instance);
    }

    public void Settled(string tool, Receipt receipt)
    {
        var record = SpendRecord.Of(time.GetUtcNow(), tool, receipt);
        lock (_lock)
        {
            if (_isOver || _waiting.Count == MaxWaiting) return;
            _waiting.Add(record);
            if (_isWriting) return;
            _isWriting = true;
            _writing = WriteAllAsync();
        }
    }

    /// <summary>Writes what is waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock) _isOver = true;
        _leaving.TrySetResult();
        try
        {
            await _writing.WaitAsync(LastWordsTime, time);
        }
        catch (TimeoutException)
        {
            log.SpendLogFailed(nameof(TimeoutException));
        }
    }

    /// <summary>Writes until nothing waits. Never throws, and returns before it writes; after a failure nothing more is written.</summary>
    private async Task WriteAllAsync()
    {
        try
        {
            do
            {
                await _leaving.Task.WaitAsync(GatherTime, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // that the time is over is no fault
                await file.AppendAsync(SpendRecord.Write(TakeWaiting()));
            }
            while (IsMoreWaiting());
        }
        catch (Exception fault)
        {
            // Whatever it is: the record is worth less than the calls that go on.
            lock (_lock) _isOver = true;
            log.SpendLogFailed(fault.GetType().Name);
        }
    }

    private List<SpendRecord> TakeWaiting()
    {
        lock (_lock)
        {
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    /// <summary>Where nothing waits, the next call begins anew.</summary>
    private bool IsMoreWaiting()
    {
        lock (_lock) return _isWriting = _waiting.Count > 0;
    }
}
