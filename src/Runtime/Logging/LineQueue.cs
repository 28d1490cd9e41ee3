using System.Collections.Concurrent;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>
/// Hands lines to a stream on a thread of its own, which begins with the first line. A reader who does not read costs the lines
/// that do not fit into the queue and never holds up those who write them.
/// </summary>
/// <param name="dropped">Told on that thread how many lines were lost, once there is room again.</param>
internal sealed class LineQueue(Stream output, Action<long> dropped) : IDisposable
{
    public const int Capacity = 1024;

    /// <summary>How long the last lines may take; then the process leaves without them.</summary>
    private static readonly TimeSpan LastWordsTime = TimeSpan.FromSeconds(3);

    private readonly BlockingCollection<byte[]> _lines = new(Capacity);
    private readonly Lock _lock = new();
    private Thread? _thread;
    private long _dropped;

    public void Add(byte[] line)
    {
        lock (_lock)
        {
            if (_lines.IsAddingCompleted) return;
            if (_thread is null)
            {
                _thread = new Thread(WriteAll) { IsBackground = true, Name = "log" };
                _thread.Start();
            }

            if (!_lines.TryAdd(line)) _dropped++;
        }
    }

    public void Dispose()
    {
        lock (_lock) _lines.CompleteAdding();
        _thread?.Join(LastWordsTime);
    }

    private void WriteAll()
    {
        try
        {
            foreach (var line in _lines.GetConsumingEnumerable())
            {
                output.Write(line);
                output.Flush();
                ReportDropped();
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or NotSupportedException)
        {
            // Nobody can read the log any more, and there is no other place to say so.
            lock (_lock) _lines.CompleteAdding();
        }
    }

    private void ReportDropped()
    {
        long count;
        lock (_lock) (count, _dropped) = (_dropped, 0);
        if (count > 0) dropped(count);
    }
}
