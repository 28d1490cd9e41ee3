using System.Diagnostics;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>The floor of a call: an <see cref="HttpClient"/> that asks the same API for the same answer, one request at a time.</summary>
internal static class PlainLoop
{
    public const string Name = "plain HttpClient";

    public static void Run(Uri api, TimeSpan runUp, TimeSpan time, Figures figures)
    {
        using var client = new HttpClient();
        Run(client, api, runUp);
        var latencies = Run(client, api, time);
        figures.Add(Name, Row.Throughputs(AnswerSize.Small)[0], latencies.Count / time.TotalSeconds);
        figures.AddLatencies(Name, latencies);
    }

    private static List<double> Run(HttpClient client, Uri api, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var latencies = new List<double>();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var begin = Stopwatch.GetTimestamp();
            using var content = new StringContent("""{"first_name":"Jane","last_name":"Doe","domain":"example.com"}""");
            using var response = client.PostAsync(new Uri(api, "email-finder"), content).GetAwaiter().GetResult();
            _ = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            latencies.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return latencies;
    }
}
