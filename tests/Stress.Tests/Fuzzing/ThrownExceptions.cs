using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;

namespace LeadMagic.Stress.Tests.Fuzzing;

/// <summary>
/// Collects the exceptions that the SDK catches, logs and answers with a text that says nothing. At parameters that it cannot read the SDK throws
/// by itself; only what was thrown in code of this repository, or passed through it, is a fault. A protocol error is an answer with a text of ours.
/// </summary>
internal sealed class ThrownExceptions : ILoggerFactory, ILogger
{
    private static readonly string[] OwnCode = ["OpenApiMcp.", "LeadMagic."];

    private readonly ConcurrentQueue<string> _unexpected = new();

    public IEnumerable<string> Unexpected => _unexpected;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is null or OperationCanceledException or McpProtocolException) return;
        if (Chain(exception).Any(IsOwn)) _unexpected.Enqueue(exception.ToString());
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var one = exception; one is not null; one = one.InnerException) yield return one;
    }

    /// <summary>Looks at the frames themselves: the text of a trace costs more than all the rest of a message.</summary>
    private static bool IsOwn(Exception exception) => new StackTrace(exception, fNeedFileInfo: false).GetFrames()
        .Any(frame => frame.GetMethod()?.DeclaringType?.FullName is { } type && OwnCode.Any(code => type.StartsWith(code, StringComparison.Ordinal)));

    public void Dispose()
    {
    }
}
