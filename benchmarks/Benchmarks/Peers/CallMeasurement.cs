using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>
/// Calls per second, latency and the peak of memory: short bursts of the same calls go to one server after the other, so that what slows the machine down
/// for some seconds slows them all. The others have nothing to do meanwhile. They are not stopped: a stopped .NET process may take the time for a want of
/// threads, add one, and be a tenth slower from then on.
/// </summary>
internal static class CallMeasurement
{
    private const int Rounds = 9;

    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    /// <summary>What goes before a burst and is not counted: the server has had nothing to do.</summary>
    private static readonly TimeSpan RunUp = TimeSpan.FromMilliseconds(150);

    /// <summary>Goes after a burst, so that what a server tidies up takes nothing from the next one.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(400);

    private static int _number;

    public static async Task RunAsync(IReadOnlyList<Contender> contenders, StubApi api, Figures figures)
    {
        var servers = contenders.Select(contender => (Contender: contender, Process: Start(contender, api.Address))).ToList();
        try
        {
            foreach (var size in Enum.GetValues<AnswerSize>()) await RunAsync(servers, size, api, figures);
        }
        finally
        {
            foreach (var (_, process) in servers) process.Dispose();
        }
    }

    private static async Task RunAsync(List<(Contender Contender, ServerProcess Process)> servers, AnswerSize size, StubApi api, Figures figures)
    {
        foreach (var (contender, process) in servers) await TakeTurnAsync(process, contender.CallOf(size), 16, []);
        for (var round = 0; round < Rounds; round++)
        {
            if (size == AnswerSize.Small) PlainLoop.Run(api.Address, RunUp, Burst, figures);
            foreach (var row in Row.Throughputs(size))
            {
                foreach (var (contender, process) in servers) await MeasureAsync(contender, process, size, row, figures);
            }
        }

        foreach (var (contender, process) in servers) figures.Add(contender.Name, size == AnswerSize.Small ? Row.SmallPeak : Row.LargePeak, process.Figures.PeakMegabytes);
    }

    private static ServerProcess Start(Contender contender, Uri api)
    {
        var server = ServerProcess.Start(contender.Program(api), contender.Environment(api));
        server.Initialize();
        return server;
    }

    private static async Task MeasureAsync(Contender contender, ServerProcess process, AnswerSize size, Row row, Figures figures)
    {
        var latencies = new List<double>();
        figures.Add(contender.Name, row, await TakeTurnAsync(process, contender.CallOf(size), row.InFlight, latencies));
        if (size == AnswerSize.Small && row.InFlight == 1) figures.AddLatencies(contender.Name, latencies);
    }

    private static async Task<double> TakeTurnAsync(ServerProcess process, string call, int inFlight, List<double> latencies)
    {
        Call(process, call, inFlight, RunUp, []);
        var rate = Call(process, call, inFlight, Burst, latencies);
        await Task.Delay(Calm, TimeProvider.System);
        return rate;
    }

    /// <summary>Keeps a number of calls in flight.</summary>
    /// <param name="latencies">Takes the milliseconds of each call where one at a time is in flight.</param>
    /// <returns>Calls per second.</returns>
    private static double Call(ServerProcess server, string call, int inFlight, TimeSpan time, List<double> latencies)
    {
        var start = Stopwatch.GetTimestamp();
        var (sent, answered, last) = (0, 0, start);
        var lines = new StringBuilder();
        for (; sent < inFlight; sent++) Append(lines, call);
        while (answered < sent)
        {
            if (lines.Length > 0) server.Send(Encoding.UTF8.GetBytes(lines.ToString()));
            lines.Clear();
            do
            {
                Check(server.ReadLine());
                answered++;
                if (Stopwatch.GetElapsedTime(start) < time)
                {
                    Append(lines, call);
                    sent++;
                }
            }
            while (answered < sent && server.HasLine);
            if (inFlight == 1) latencies.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
            last = Stopwatch.GetTimestamp();
        }

        return answered / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Append(StringBuilder lines, string call)
    {
        var number = (++_number).ToString(CultureInfo.InvariantCulture);
        lines.Append("""{"jsonrpc":"2.0","method":"tools/call","id":""").Append(number).Append(",\"params\":").Append(call.Replace("$", number, StringComparison.Ordinal)).Append("}\n");
    }

    /// <summary>Every answer is longer than any refusal.</summary>
    private static void Check(int length)
    {
        if (length < StubAnswers.SmallBytes) throw new InvalidOperationException($"A call was answered with {length} bytes, which cannot be the API's answer.");
    }
}
