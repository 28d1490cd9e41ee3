using System.Diagnostics;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>From the start of a process to its first answers.</summary>
internal static class StartMeasurement
{
    private const int Rounds = 15;

    public static void Run(IReadOnlyList<Contender> contenders, Uri api, Figures figures)
    {
        for (var round = 0; round < Rounds; round++)
        {
            figures.Add("bare process (cat)", Row.Initialize, Bare());
            foreach (var contender in contenders) Measure(contender, api, figures);
        }
    }

    private static void Measure(Contender contender, Uri api, Figures figures)
    {
        var start = Stopwatch.GetTimestamp();
        using var server = ServerProcess.Start(contender.Program(api), contender.Environment(api));
        server.Initialize();
        figures.Add(contender.Name, Row.Initialize, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        var bytes = server.ListTools();
        figures.Add(contender.Name, Row.List, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        var process = server.Figures;
        figures.Add(contender.Name, Row.StartCpu, process.Cpu.TotalMilliseconds);
        figures.Add(contender.Name, Row.Resident, process.ResidentMegabytes);
        figures.Add(contender.Name, Row.ListBytes, bytes);
        figures.Add(contender.Name, Row.Disk, contender.DiskBytes / 1e6);
    }

    /// <summary>The least that a process can take: one that gives its first line back.</summary>
    private static double Bare()
    {
        var start = Stopwatch.GetTimestamp();
        using var process = ServerProcess.Start(["cat"], []);
        process.Exchange("{}");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
