using System.Globalization;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>
/// Stops and kills <c>enrich</c> at random points, again and again, until its list is finished. <c>ENRICH_STOPS</c> says how often at least, and
/// <c>ENRICH_SEED</c> repeats a run.
/// </summary>
public sealed class EnrichTrialTests : EnrichTest
{
    private const int Concurrency = 3;

    /// <summary>At most so many rows are waited for before a stop.</summary>
    private const int RowsBeforeStop = 5;

    /// <summary>More than a run can send before it is stopped, so that no run ends by itself.</summary>
    private const int RowsPerStop = 12;

    private static readonly string[] Signals = ["KILL", "INT", "TERM", "HUP"];

    private readonly Dictionary<string, int> _stops = Signals.ToDictionary(signal => signal, _ => 0, StringComparer.Ordinal);
    private int _uncertainAtMost;

    [Fact]
    public async Task No_row_is_paid_twice_and_none_is_lost_however_often_a_run_is_stopped()
    {
        int stops = Setting("ENRICH_STOPS", 8);
        int seed = Setting("ENRICH_SEED", Environment.TickCount & int.MaxValue);
        Random random = new(seed);
        TestContext.Current.AddAttachment("seed", seed.ToString(CultureInfo.InvariantCulture));
        string[] names = [.. Enumerable.Range(1, stops * RowsPerStop).Select(number => $"row{number:0000}")];
        Stub();
        foreach (int tens in Enumerable.Range(0, 10)) Stub($"{tens}@", Valid().WithDelay(TimeSpan.FromMilliseconds(random.Next(1, 60))));
        await WriteAsync(names);

        for (int i = 0; i < stops; i++) await StopAsync(Signals[i % Signals.Length], random);
        (int exitCode, _, string errors) = await RunAsync(Command);

        string[] statuses = Statuses();
        int uncertain = statuses.Count(status => status == "failed");
        string figures = FormattableString.Invariant(
            $"{stops} stops ({string.Join(", ", _stops.Select(stop => $"{stop.Value} {stop.Key}"))}), {names.Length} rows, {Asked().Length} requests, {uncertain} rows that may have been charged; ENRICH_SEED={seed}");
        TestContext.Current.AddAttachment("figures", figures);
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(exitCode == (uncertain == 0 ? 0 : 1), $"{figures}\n{errors}");
        Assert.True(Asked().Distinct(StringComparer.Ordinal).Count() == Asked().Length, "A row was paid twice: " + figures);
        Assert.True(statuses.All(status => status is "found" or "failed"), "A row was lost: " + figures);
        Assert.True(uncertain <= _uncertainAtMost, "A row whose result had arrived counts as uncertain: " + figures);
        Assert.All(Asked().Select(NameOf), name => Assert.Contains(name, names));

        // What only a kill can leave is repeated once, and nothing else is.
        int before = Asked().Length;
        Assert.Equal(0, (await RunAsync([.. Command, "--retry-uncertain"])).ExitCode);
        Assert.All(Statuses(), status => Assert.Equal("found", status));
        Assert.Equal(uncertain, Asked().Length - before);
        Assert.Equal([FileBeside("out.csv")], Directory.GetFiles(Path.GetDirectoryName(FileBeside("out.csv"))!, "out.csv*"));
    }

    /// <summary>Starts the command, and stops it once it has sent a random number of rows; their results take a random time.</summary>
    private async Task StopAsync(string signal, Random random)
    {
        int sent = Api.Requests.Count;
        McpProcess run = StartCommand([.. Command, "--concurrency", Concurrency.ToString(CultureInfo.InvariantCulture)]);
        await Api.WaitForRequestsAsync(sent + 1 + random.Next(RowsBeforeStop));
        await run.SignalAsync(signal);

        int exitCode = await run.WaitForExitAsync();
        if (signal == "KILL") _uncertainAtMost += Concurrency;
        Assert.True(exitCode == (signal == "KILL" ? 128 + 9 : 3), $"{signal}: {exitCode}\n{run.StderrText}");
        _stops[signal]++;
    }

    private static string NameOf(string address) => address[..address.IndexOf('@', StringComparison.Ordinal)];

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
