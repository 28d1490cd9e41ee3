using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>Keeps the events that are logged.</summary>
internal sealed class LogRecorder : ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> _events = new();

    public IReadOnlyList<(int Id, LogLevel Level, string Text)> Events => [.. _events];

    public IEnumerable<int> Ids => Events.Select(entry => entry.Id);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _events.Enqueue((eventId.Id, logLevel, formatter(state, exception)));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
