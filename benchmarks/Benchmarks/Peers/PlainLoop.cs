using System.Diagnostics;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>The floor of a call: an <see cref="HttpClient"/> that asks the same API for the same answer, one request at a time.</summary>
internal static class PlainLoop
{
    public const string Name = "plain HttpClient";

    public static void Run(Uri api, TimeSpan time, Figures figures)
    {
        using var client = new HttpClient();
        var (start, calls) = (Stopwatch.GetTimestamp(), 0);
        var latencies = new List<double>();
        for (; Stopwatch.GetElapsedTime(start) < time; calls++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var content = new StringContent("""{"first_name":"Jane","last_name":"Doe","domain":"example.com"}""");
            using var response = client.PostAsync(new Uri(api, "email-finder"), content).GetAwaiter().GetResult();
            _ = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            latencies.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        figures.Add(Name, Row.Throughputs(AnswerSize.Small)[0], calls / Stopwatch.GetElapsedTime(start).TotalSeconds);
        figures.AddLatencies(Name, latencies);
    }
}
