using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>One test's own part of a WireMock server: stubs and recorded requests under a path prefix that no other test uses.</summary>
public sealed class WireMockSession : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly string _prefix;
    private readonly WireMockAdmin _admin;
    private int _scenarios;

    internal WireMockSession(Uri server, string prefix, WireMockAdmin admin)
    {
        _prefix = prefix;
        _admin = admin;
        BaseUrl = new Uri(server, prefix);
    }

    /// <summary>What to give the code under test as the API's address, such as <c>http://127.0.0.1:4711/t7</c>; no slash at the end.</summary>
    public Uri BaseUrl { get; }

    /// <summary>
    /// Answers requests for a path. With several answers each is given once, in order, and the last one from then on. A newer stub hides an older one.
    /// </summary>
    /// <param name="method">GET, POST and so on, or ANY.</param>
    /// <param name="path">Starts with a slash. Without a question mark any query matches; with one, path and query must be equal as sent.</param>
    public async Task StubAsync(string method, string path, params Action<StubAnswer>[] answers)
    {
        if (answers.Length == 0) throw new ArgumentException("A stub needs at least one answer, such as 'answer => answer.Status(204)'.", nameof(answers));

        string scenario = string.Create(CultureInfo.InvariantCulture, $"answers in order {Interlocked.Increment(ref _scenarios)}");
        for (int index = 0; index < answers.Length; index++)
        {
            StubAnswer answer = new();
            answers[index](answer);
            JsonObject mapping = new()
            {
                ["request"] = new JsonObject { ["method"] = method, [path.Contains('?', StringComparison.Ordinal) ? "url" : "urlPath"] = path },
                ["response"] = answer.Response,
            };
            if (answers.Length > 1) AddTurn(mapping, scenario, index, answers.Length);
            await StubMappingAsync(mapping);
        }
    }

    /// <summary>Adds an ordinary WireMock mapping; its URL, relative to the API's root, is moved under the session's prefix.</summary>
    public Task StubMappingAsync(JsonObject mapping) => _admin.PostAsync("mappings", StubMapping.Under(_prefix, mapping));

    /// <summary>Adds the mappings of every <c>*.json</c> file of a folder, in the order of their names: one a file, or several in <c>mappings</c>.</summary>
    public async Task StubFolderAsync(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            JsonObject content = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
            foreach (JsonNode? mapping in content["mappings"] as JsonArray ?? [content.DeepClone()]) await StubMappingAsync(mapping!.AsObject());
        }
    }

    /// <summary>The requests so far, in the order of their arrival, answered by a stub or not.</summary>
    public async Task<IReadOnlyList<RecordedRequest>> RequestsAsync()
    {
        JsonNode? found = await _admin.PostAsync("requests/find", AllRequests());
        return [.. found!["requests"]!.AsArray().Select(request => RecordedRequest.Read(request!.AsObject(), _prefix))];
    }

    /// <summary>The one request so far; none or several fail the test.</summary>
    public async Task<RecordedRequest> SingleRequestAsync() => Assert.Single(await RequestsAsync());

    /// <summary>Waits until at least this many requests have arrived, and fails the test when they do not.</summary>
    public async Task<IReadOnlyList<RecordedRequest>> WaitForRequestsAsync(int count)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            IReadOnlyList<RecordedRequest> requests = await RequestsAsync();
            if (requests.Count >= count) return requests;
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                Assert.Fail($"{requests.Count} of {count} expected requests arrived within {Patience.TotalSeconds:0} s.");
            await Task.Delay(BetweenLooks, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Takes the session's stubs and requests out of the server, so that a long run does not slow down.</summary>
    public async ValueTask DisposeAsync()
    {
        JsonObject isOurs = new() { ["matchesJsonPath"] = new JsonObject { ["expression"] = "$." + StubMapping.SessionKey, ["equalTo"] = _prefix } };
        await _admin.PostAsync("mappings/remove-by-metadata", isOurs);
        await _admin.PostAsync("requests/remove", AllRequests());
    }

    private static void AddTurn(JsonObject mapping, string scenario, int index, int count)
    {
        mapping["scenarioName"] = scenario;
        mapping["requiredScenarioState"] = State(index);
        if (index + 1 < count) mapping["newScenarioState"] = State(index + 1);
    }

    // "Started" is WireMock's name for the state in which every scenario begins.
    private static string State(int index) => index == 0 ? "Started" : string.Create(CultureInfo.InvariantCulture, $"answer {index + 1}");

    private JsonObject AllRequests() => new() { ["urlPattern"] = StubMapping.EverythingUnder(_prefix) };
}
