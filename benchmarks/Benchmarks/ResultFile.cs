using System.Globalization;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using OpenApiMcp.Benchmarks.Generating;

namespace OpenApiMcp.Benchmarks;

/// <summary>Writes what was measured into <c>benchmarks/results</c>, to be checked in.</summary>
internal static class ResultFile
{
    private const string Command = "dotnet run -c Release --project benchmarks/Benchmarks";

    public static void Write(Summary summary)
    {
        if (summary.Reports.Length == 0 || summary.Reports.Any(report => !report.Success)) throw new InvalidOperationException("A benchmark failed; nothing was written.");
        var name = summary.BenchmarksCases[0].Descriptor.Type.Name;
        var table = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, table);
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var cold = name == nameof(GeneratorBenchmarks) ? ColdStart.Report() : "";
        var text = $"""
            # {name}

            Measured on {date} with `{Command} -- --filter "*{name}*"` on {Environment.ProcessorCount} cores{Load()}.
            Written by the benchmarks: run them again rather than edit this file.

            {table.GetLog().Trim()}
            {cold}
            """;
        File.WriteAllText(RepositoryPaths.At($"benchmarks/results/{name}.md"), text.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    /// <summary>How busy the machine was with other work, where the system says so: above the number of cores only Min can be trusted.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? $", load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";
}
