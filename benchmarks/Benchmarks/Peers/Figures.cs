namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>What is measured of each server.</summary>
/// <param name="Aim">What the figure is compared with, and how, in words; empty where nothing was aimed at.</param>
internal sealed record Row(string Name, string Format, bool MoreIsBetter = false, int InFlight = 0, string Aim = "")
{
    public static readonly Row Initialize = new("start to the answer of `initialize`, ms", "0.0", Aim: "≥ 25× faster");
    public static readonly Row List = new("start to the answer of `tools/list`, ms", "0.0");
    public static readonly Row StartCpu = new("processor time until then, ms", "0.0");
    public static readonly Row Resident = new("memory after the list, MiB", "0.0", Aim: "≤ 1/4");
    public static readonly Row ListBytes = new("`tools/list`, bytes", "N0");
    public static readonly Row SmallPeak = new("peak of memory after small calls, MiB", "0.0");
    public static readonly Row LargePeak = new("peak of memory after large calls, MiB", "0.0", Aim: "≤ 1/6");
    public static readonly Row Median = new("small call, one in flight, p50, ms", "0.000");
    public static readonly Row High = new("small call, one in flight, p99, ms", "0.000", Aim: "≤ 1 ms above plain HttpClient");
    public static readonly Row Disk = new("on disk, MB (Node itself not counted)", "0.0");
    public static readonly Row HttpsCall = new("first call over TLS, a second after the start, ms", "0.0", Aim: "≤ 1/2");
    public static readonly Row HttpsFromStart = new("start to the first result over TLS, ms", "0.0", Aim: "≤ 1/5");

    private static readonly Row[] Small = [.. new[] { 1, 16, 64 }.Select(inFlight => Throughput("small", inFlight, inFlight == 1 ? "" : "≥ 6×"))];
    private static readonly Row[] Large = [.. new[] { 1, 16, 64 }.Select(inFlight => Throughput("large", inFlight, inFlight == 1 ? "" : "≥ 8×"))];

    public static IReadOnlyList<Row> All { get; } = [Initialize, List, StartCpu, Resident, ListBytes, Median, High, .. Small, SmallPeak, .. Large, LargePeak, HttpsCall, HttpsFromStart, Disk];

    public static IReadOnlyList<Row> Throughputs(AnswerSize size) => size == AnswerSize.Small ? Small : Large;

    private static Row Throughput(string size, int inFlight, string aim) => new($"{size} calls per second, {inFlight} in flight", "N0", MoreIsBetter: true, inFlight, aim);
}

/// <summary>Everything that was measured, by server and row.</summary>
internal sealed class Figures
{
    private readonly Dictionary<(string Name, Row Row), List<double>> _values = [];

    public void Add(string name, Row row, double value)
    {
        if (!_values.TryGetValue((name, row), out var values)) _values.Add((name, row), values = []);
        values.Add(value);
    }

    /// <summary>How long the calls of one burst took.</summary>
    public void AddLatencies(string name, List<double> milliseconds)
    {
        Add(name, Row.Median, Quantile(milliseconds, 0.5));
        Add(name, Row.High, Quantile(milliseconds, 0.99));
    }

    /// <summary>The median of what was measured; null where nothing was.</summary>
    public double? Of(string name, Row row) => _values.TryGetValue((name, row), out var values) ? Quantile(values, 0.5) : null;

    private static double Quantile(List<double> values, double share)
    {
        values.Sort();
        return values[(int)Math.Min(values.Count - 1, values.Count * share)];
    }
}
