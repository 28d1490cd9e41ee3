using System.Text;
using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>Speaks WireMock's admin API: JSON in, JSON out.</summary>
internal sealed class WireMockAdmin(Uri server) : IDisposable
{
    // No proxy: a proxy setting of the machine must not come between the tests and their own loopback server.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = new Uri(server, "/__admin/"),
        Timeout = TimeSpan.FromSeconds(30),
    };

    public async Task CheckHealthAsync() => await ReadAsync(await _http.GetAsync("health"));

    /// <exception cref="InvalidOperationException">WireMock refused; the message has its answer.</exception>
    public async Task<JsonNode?> PostAsync(string path, JsonObject body)
    {
        using StringContent content = new(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await ReadAsync(await _http.PostAsync(path, content));
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode) return text.Length == 0 ? null : JsonNode.Parse(text);

            throw new InvalidOperationException(
                $"WireMock refused {answer.RequestMessage?.RequestUri?.AbsolutePath} with status {(int)answer.StatusCode}: {text}");
        }
    }
}
