using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Telemetry;

namespace OpenApiMcp.Runtime.Http;

/// <summary>The limits within which an <see cref="ApiConnection"/> works.</summary>
public sealed class ApiConnectionOptions
{
    /// <summary>Where the API is; see <see cref="Security.BaseUrl.Parse"/>.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>How long one attempt may take, from connecting to the last byte of the answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take with all attempts and the waits between them.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest answer that is read, in bytes after decompression. Times <see cref="MaxConcurrency"/> it bounds the memory of all answers.</summary>
    public long MaxResponseBytes { get; init; } = 16L * 1024 * 1024;

    /// <summary>How often a request is sent at most; 1 means that nothing is repeated.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How many requests are on their way at once; more wait for their turn.</summary>
    public int MaxConcurrency { get; init; } = 16;

    /// <summary>How many calls may wait for their turn; more are refused.</summary>
    public int MaxWaiting { get; init; } = 256;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gives numbers from 0 up to, not including, 1; spreads the waits between attempts. Called from several threads.</summary>
    public Func<double> Jitter { get; init; } = static () => RandomNumberGenerator.GetInt32(1 << 30) / (double)(1 << 30);

    /// <summary>Finds what a response says it cost: a request that was charged is not sent again. Null where nothing costs anything.</summary>
    public ICreditReader? CreditReader { get; init; }

    /// <summary>Receives events by stable ids; never a credential, an argument or a part of an answer.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Counts repeated attempts; null where nobody asks.</summary>
    public CallTelemetry? Telemetry { get; init; }

    /// <summary>Receives a line for each request, with shapes in place of values; nothing is made where it is not enabled.</summary>
    public ILogger HttpLogger { get; init; } = NullLogger.Instance;

    /// <summary>The <c>User-Agent</c> header of every request.</summary>
    public string UserAgent { get; init; } = "OpenApiMcp";
}
