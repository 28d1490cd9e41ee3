using System.Diagnostics;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>The first call over TLS, with the roots that this system trusts and one more, which signed the API's certificate.</summary>
internal static class HttpsMeasurement
{
    private const int Rounds = 15;

    public static async Task RunAsync(IReadOnlyList<Contender> contenders, Figures figures)
    {
        using var certificates = LocalCertificates.Create();
        using var api = new TlsStubApi(certificates.Server);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                await MeasureAsync(contender, api, certificates, TimeSpan.Zero, figures);
                await MeasureAsync(contender, api, certificates, TimeSpan.FromSeconds(1), figures);
            }
        }
    }

    private static async Task MeasureAsync(Contender contender, TlsStubApi api, LocalCertificates certificates, TimeSpan pause, Figures figures)
    {
        var start = Stopwatch.GetTimestamp();
        using var server = ServerProcess.Start(contender.Program(api.Address), [.. contender.Environment(api.Address), .. certificates.Trust]);
        server.Initialize();
        if (pause > TimeSpan.Zero) await Task.Delay(pause, TimeProvider.System);
        var call = Stopwatch.GetTimestamp();
        var length = server.Exchange($$"""{"jsonrpc":"2.0","method":"tools/call","id":1,"params":{{contender.SmallCall}}}""");
        if (length < StubAnswers.SmallBytes) throw new InvalidOperationException($"{contender.Name} could not call the API over TLS.");
        if (pause > TimeSpan.Zero) figures.Add(contender.Name, Row.HttpsCall, Stopwatch.GetElapsedTime(call).TotalMilliseconds);
        else figures.Add(contender.Name, Row.HttpsFromStart, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
