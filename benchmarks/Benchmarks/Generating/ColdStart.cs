using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OpenApiMcp.Benchmarks.Generating;

/// <summary>What the first run of the generator in a process costs, most of it compilation by the JIT: each measurement takes a process of its own.</summary>
internal static class ColdStart
{
    private const int Runs = 5;

    /// <summary>Prints the milliseconds of the process's first run.</summary>
    public static void MeasureOnce(string document)
    {
        var driver = Documents.Driver(document);
        var start = Stopwatch.GetTimestamp();
        driver.RunGenerators(Documents.Compilation);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture));
    }

    /// <summary>The median of several processes for each document, as a table.</summary>
    public static string Report()
    {
        var table = new StringBuilder("\nThe first run in a new process (median of ").Append(Runs).Append(" processes):\n\n| Document | Cold |\n|---|---|\n");
        foreach (var document in Documents.Names)
        {
            var median = Enumerable.Range(0, Runs).Select(_ => MeasureInNewProcess(document)).Order().ElementAt(Runs / 2);
            table.Append(CultureInfo.InvariantCulture, $"| {document} | {median} ms |\n");
        }

        return table.ToString();
    }

    private static int MeasureInNewProcess(string document)
    {
        // Under `dotnet X.dll` this process's program is dotnet, and X.dll its first argument.
        var host = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        var start = new ProcessStartInfo(host, [.. self, "cold", document]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var milliseconds = int.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
        process.WaitForExit();
        return milliseconds;
    }
}
