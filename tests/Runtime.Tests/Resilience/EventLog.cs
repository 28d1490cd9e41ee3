using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>Keeps the events that a connection writes.</summary>
internal sealed class EventLog : ILogger
{
    private readonly List<(int Id, string Text)> _events = [];

    public IEnumerable<int> Ids => _events.Select(entry => entry.Id);

    public IEnumerable<string> Texts => _events.Select(entry => entry.Text);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_events) _events.Add((eventId.Id, formatter(state, exception)));
    }
}
