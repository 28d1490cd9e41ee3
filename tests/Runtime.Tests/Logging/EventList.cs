using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Tests.Logging;

/// <summary>A logger that keeps what it is given.</summary>
internal sealed class EventList : ILogger
{
    private readonly Lock _lock = new();
    private readonly List<string> _entries = [];

    /// <summary>Each event as <c>1002 AuthenticationFailed Warning: text</c>.</summary>
    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_lock) return [.. _entries];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lock) _entries.Add($"{eventId.Id} {eventId.Name} {logLevel}: {formatter(state, exception)}");
    }
}
