using System.Collections.Concurrent;
using System.Globalization;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Enrich;

/// <summary>Makes the calls of a plan, some at once, until all are made, one is refused in a way that others would be too, or the user stops it.</summary>
/// <param name="display">Told after each call, and when the run is stopped.</param>
internal sealed class EnrichRun(ToolDefinition tool, IEnrichJournal journal, TimeProvider time, IEnrichDisplay display)
{
    /// <summary>How long calls may go on that are on their way when the user stops the run: each may have been paid for.</summary>
    public static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(20);

    private volatile string? _stopped;
    private int _inFlight;

    /// <summary>Why the run ended before its end; null where it did not.</summary>
    public string? Stopped => _stopped;

    /// <param name="stop">Lets no further call begin, and those on their way end within <see cref="GraceTime"/>.</param>
    public async Task RunAsync(IEnumerable<RowCall> calls, int concurrency, CancellationToken stop)
    {
        using var giveUp = new CancellationTokenSource();
        ITimer? grace = null;
        await using var registration = stop.Register(() =>
        {
            grace = time.CreateTimer(_ => giveUp.Cancel(), null, GraceTime, Timeout.InfiniteTimeSpan);
            display.Say(Stopping(Volatile.Read(ref _inFlight)));
        });
        var waiting = new ConcurrentQueue<RowCall>(calls);
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => WorkAsync(waiting, stop, giveUp.Token)));
        if (grace is not null) await grace.DisposeAsync();
        if (stop.IsCancellationRequested && !waiting.IsEmpty) _stopped ??= "you stopped it";
    }

    private async Task WorkAsync(ConcurrentQueue<RowCall> waiting, CancellationToken stop, CancellationToken giveUp)
    {
        while (_stopped is null && !stop.IsCancellationRequested && waiting.TryDequeue(out var next))
        {
            if (!TryNote(() => journal.Begin(next.Row, next.Call.WorstCase ?? 0))) return;
            DirectAnswer answer;
            Interlocked.Increment(ref _inFlight);
            try
            {
                answer = await next.Call.SendAsync(giveUp);
            }
            catch (OperationCanceledException)
            {
                return; // it stays begun: whether it was charged is not known
            }
            finally
            {
                Interlocked.Decrement(ref _inFlight);
            }

            var outcome = RowOutcome.Of(answer, tool, next.Call.WorstCase);
            if (outcome is { Status: RowStatus.Skipped, Error: { } reason }) _stopped ??= reason;
            TryNote(() => journal.End(next.Row, outcome));
            display.Report(outcome);
        }
    }

    private static string Stopping(int inFlight)
    {
        if (inFlight == 0) return "Stopping: no call is in flight.";
        var calls = inFlight == 1 ? "1 call is in flight and may be charged. Waiting for its result" : string.Create(CultureInfo.InvariantCulture, $"{inFlight} calls are in flight and may be charged. Waiting for their results");
        return string.Create(CultureInfo.InvariantCulture, $"Stopping: {calls}, at most {GraceTime.TotalSeconds} seconds. Ctrl+C again ends at once, and those rows then count as \"may have been charged\".");
    }

    /// <summary>Without a journal nothing more is paid for.</summary>
    private bool TryNote(Action note)
    {
        try
        {
            note();
            return true;
        }
        catch (IOException fault)
        {
            _stopped ??= $"the journal cannot be written ({FileFault.Reason(fault)}); see that there is room on the disk";
            return false;
        }
    }
}
