using System.Globalization;
using System.Text;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>Measures the server and its peers in one run and writes one table of medians, and what they are to the better of the peers.</summary>
internal static class PeerTable
{
    /// <param name="server">The executable of a server that is published already; null to publish it now.</param>
    public static async Task WriteAsync(string? server)
    {
        var contenders = Contenders.Prepare(server is null ? null : Path.GetFullPath(server));
        var figures = new Figures();
        using (var api = new StubApi())
        {
            StartMeasurement.Run(contenders, api.Address, figures);
            await CallMeasurement.RunAsync(contenders, api, figures);
        }

        await HttpsMeasurement.RunAsync(contenders, figures);
        var text = Write(contenders, figures);
        Console.WriteLine(text);
        await File.WriteAllTextAsync(RepositoryPaths.At("benchmarks/results/Peers.md"), text.ReplaceLineEndings("\n"));
    }

    private static string Write(IReadOnlyList<Contender> contenders, Figures figures)
    {
        string[] floors = ["bare process (cat)", PlainLoop.Name];
        var names = contenders.Select(contender => contender.Name).Concat(floors).ToList();
        var text = new StringBuilder(Head());
        text.Append("| | ").AppendJoin(" | ", names).Append(" | ours to the better peer | aim |\n|---|").Append(string.Concat(names.Select(_ => "---|"))).Append("---|---|\n");
        foreach (var row in Row.All)
        {
            text.Append("| ").Append(row.Name).Append(" | ").AppendJoin(" | ", names.Select(name => Cell(figures.Of(name, row), row))).Append(" | ");
            text.Append(Ratio(contenders, figures, row)).Append(" | ").Append(row.Aim).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Head() => string.Create(CultureInfo.InvariantCulture, $"""
        # The server and its peers

        Measured on {TimeProvider.System.GetUtcNow():yyyy-MM-dd} with `dotnet run -c Release --project benchmarks/Benchmarks -- --peers` on {Environment.ProcessorCount} cores{ResultFile.Load()}.
        Written by the benchmark: run it again rather than edit this file.

        All in one run, one after the other in turns, so that ratios hold where the machine is busy; who has no turn has nothing to do. Medians of what was measured
        in each turn, also of its p50 and p99. The small answer has {StubAnswers.Small.Length:N0} bytes, the large one {StubAnswers.Large.Length:N0}; a stub on loopback gives them, and the
        programs that call and answer share the cores with the server. *Ours* shows answers whole, as the peers do, and remembers none; *cut* is the default, which
        shows 8,000 tokens of the large answer and keeps the rest. Memory is what is resident.


        """);

    private static string Cell(double? value, Row row) => value is { } number ? number.ToString(row.Format, CultureInfo.InvariantCulture) : "";

    private static string Ratio(IReadOnlyList<Contender> contenders, Figures figures, Row row)
    {
        var peers = contenders.Where(contender => contender.IsPeer).Select(peer => figures.Of(peer.Name, row)).OfType<double>().ToList();
        if (figures.Of(contenders[0].Name, row) is not { } ours || peers.Count == 0) return "";
        var ratio = row.MoreIsBetter ? ours / peers.Max() : peers.Min() / ours;
        return string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0}× {(row.MoreIsBetter ? "as many" : "less")}");
    }
}
