using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Resilience.Faults;

/// <summary>One call through the real handler against a fault, and what came of it.</summary>
internal sealed class FaultRun
{
    /// <summary>What every received request must be, the first and the last.</summary>
    public const string Request = "POST /things {}";

    public ApiResponse? Response { get; private set; }

    public ApiFailureException? Failure { get; private set; }

    public int Tries { get; private set; }

    public IReadOnlyList<string> Requests { get; private set; } = [];

    public double Seconds { get; private set; }

    public static async Task<FaultRun> OfAsync(Fault fault, RetryClass retry)
    {
        var run = new FaultRun();
        var clock = new TestClock { SkipsDelays = true };
        var start = clock.GetTimestamp();
        await using var server = fault.Script is { } script ? new LoopbackServer(connection => script(connection, clock)) : null;
        using var handler = new TryCounter(ApiHttpHandler.Create(sockets => fault.Configure?.Invoke(sockets, clock)));
        var address = server?.Address ?? LoopbackServer.UnusedAddress();
        var options = new ApiConnectionOptions
        {
            BaseUrl = fault.IsTls ? new UriBuilder(address) { Scheme = "https" }.Uri : address,
            AttemptTimeout = FaultCatalogue.AttemptTimeout,
            TotalTimeout = TimeSpan.FromSeconds(100),
            MaxResponseBytes = 16_000_000,
            TimeProvider = clock,
            Jitter = () => 0,
        };
        try
        {
            run.Response = await new ApiConnection(handler, options, Sample.NoCredentials)
                .SendAsync(Sample.Post(Sample.Tool(retry)), TestContext.Current.CancellationToken);
        }
        catch (ApiFailureException failure)
        {
            run.Failure = failure;
        }

        run.Seconds = clock.GetElapsedTime(start).TotalSeconds;
        run.Tries = handler.Count;
        run.Requests = [.. (server?.Requests ?? []).Select(Shorten)];
        return run;
    }

    /// <summary>Method, path and body.</summary>
    private static string Shorten(string request) => request[..request.IndexOf(" HTTP/", StringComparison.Ordinal)] + " " + request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    private sealed class TryCounter(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
