using System.Threading.Channels;
using LeadMagic.Server.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Logging;

namespace LeadMagic.Server.Credits;

/// <summary>
/// Keeps a record of what calls cost, for the command <c>spend</c>. Nobody waits for it: lines are written on the side, several at once when
/// calls come fast, and a file that cannot be written costs the record and no call. Nothing is opened before the first line.
/// </summary>
internal sealed class SpendJournal(SpendFile file, TimeProvider time, ILogger log) : ICreditWatcher, IAsyncDisposable
{
    /// <summary>Lines that wait at most; further ones are lost.</summary>
    private const int MaxWaiting = 10_000;

    /// <summary>How long the last lines may take; then the process leaves without them.</summary>
    private static readonly TimeSpan LastWordsTime = TimeSpan.FromSeconds(3);

    private readonly Channel<byte[]> _lines = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _lock = new();
    private Task? _writing;

    /// <summary>The record of this process's user; null where none is to be kept.</summary>
    public static SpendJournal? Open(ServerSettings settings, LineLoggerFactory? logs)
    {
        if (settings.IsDemo || !settings.Spending.KeepsRecord || StateFolder.OfThisUser() is not { } folder) return null;
        return new(new SpendFile(folder, TimeProvider.System), TimeProvider.System, logs?.CreateLogger(LogCategories.Events) ?? NullLogger.Instance);
    }

    public void Settled(string tool, Receipt receipt)
    {
        _lines.Writer.TryWrite(SpendRecord.Of(time.GetUtcNow(), tool, receipt).Write());
        if (_writing is not null) return;
        lock (_lock) _writing ??= Task.Run(WriteAllAsync);
    }

    /// <summary>Writes what is waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        if (_writing is null) return;
        try
        {
            await _writing.WaitAsync(LastWordsTime, time);
        }
        catch (TimeoutException)
        {
            log.SpendLogFailed(nameof(TimeoutException));
        }
    }

    /// <summary>Never throws. After a failure nothing more is written.</summary>
    private async Task WriteAllAsync()
    {
        try
        {
            using var batch = new MemoryStream();
            while (await _lines.Reader.WaitToReadAsync())
            {
                batch.SetLength(0);
                while (_lines.Reader.TryRead(out var line)) batch.Write(line);
                await file.AppendAsync(batch.GetBuffer().AsMemory(0, (int)batch.Length));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            _lines.Writer.TryComplete();
            log.SpendLogFailed(fault.GetType().Name);
        }
    }
}
