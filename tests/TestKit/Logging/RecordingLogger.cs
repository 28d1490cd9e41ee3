using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenApiMcp.TestKit.Logging;

/// <summary>Keeps the events that are logged, of every level.</summary>
public sealed class RecordingLogger : ILogger
{
    private readonly ConcurrentQueue<(EventId Event, LogLevel Level, string Text)> _entries = new();

    public IEnumerable<int> Ids => _entries.Select(entry => entry.Event.Id);

    public IEnumerable<string> Texts => _entries.Select(entry => entry.Text);

    /// <summary>Each event as <c>1002 AuthenticationFailed Warning: text</c>.</summary>
    public IReadOnlyList<string> Entries => [.. _entries.Select(entry => $"{entry.Event.Id} {entry.Event.Name} {entry.Level}: {entry.Text}")];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((eventId, logLevel, formatter(state, exception)));
}
