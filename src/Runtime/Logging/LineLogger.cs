using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>The logger of one category.</summary>
internal sealed class LineLogger(string category, LogLevel least, bool isOwn, LogLine line, LineQueue queue) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!isOwn && IsEnd(exception)) logLevel = LogLevel.Debug;
        if (!IsEnabled(logLevel)) return;

        // A text of others is not even made: its values could be anything.
        queue.Add(line.Write(logLevel, category, eventId, isOwn ? formatter(state, null) : null, exception));
    }

    /// <summary>A client gave up a call, or is gone: the SDK warns of what is in the nature of things.</summary>
    private static bool IsEnd(Exception? exception) => exception is OperationCanceledException or IOException or ObjectDisposedException;
}
