using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>
/// Loggers that write one line an event to one stream. The texts of <see cref="LogCategories"/> are written redacted; of all other
/// categories only what cannot hold data: category, event, level and the types of exceptions.
/// </summary>
public sealed class LineLoggerFactory : ILoggerFactory
{
    private readonly LineLogOptions _options;
    private readonly LineQueue _queue;
    private readonly LogLine _line;

    /// <param name="output">Usually standard error. It stays the caller's, and may block: nobody but a thread of its own waits for it.</param>
    /// <param name="redactor">Takes secrets out of every line; whoever learns of a new one teaches it.</param>
    public LineLoggerFactory(LineLogOptions options, Stream output, SecretRedactor redactor, TimeProvider time)
    {
        _options = options;
        Redactor = redactor;
        _line = new LogLine(options.Format, redactor, time);
        _queue = new LineQueue(output, count => CreateLogger(LogCategories.Events).LinesDropped(count));
    }

    public SecretRedactor Redactor { get; }

    public ILogger CreateLogger(string categoryName) => categoryName switch
    {
        LogCategories.Http => new LineLogger(categoryName, _options.Http ? LogLevel.Information : LogLevel.None, isOwn: true, _line, _queue),
        LogCategories.Events => new LineLogger(categoryName, _options.Level, isOwn: true, _line, _queue),
        _ => new LineLogger(categoryName, _options.Level, isOwn: false, _line, _queue),
    };

    /// <summary>Not supported: another provider would not keep what this factory promises.</summary>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("A further provider could write what this one leaves out.");

    /// <summary>Writes what is waiting, as far as somebody reads it.</summary>
    public void Dispose() => _queue.Dispose();
}
