using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadMagic.Protocol.Tests.Conformance;

/// <summary>
/// Carries Streamable HTTP to the standard input and output of the real executable, for clients that speak HTTP only. Each client has a process of its
/// own: each session, or each connection in the revision that has no sessions.
/// </summary>
internal sealed class StdioBridge : IAsyncDisposable
{
    private const string SessionHeader = "Mcp-Session-Id";
    private const string Path = "/mcp";
    private const int MethodNotFound = -32601;

    private readonly ConcurrentDictionary<string, StdioServer> _servers = new(StringComparer.Ordinal);
    private readonly WebApplication _application;
    private readonly Func<StdioServer> _start;

    private StdioBridge(Func<StdioServer> start)
    {
        _start = start;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.MapPost(Path, PostAsync);
        _application.MapGet(Path, GetAsync);
        _application.MapDelete(Path, DeleteAsync);
    }

    /// <summary>Where clients connect.</summary>
    public string Url => _application.Urls.Single() + Path;

    /// <param name="start">Starts the server of one client.</param>
    public static async Task<StdioBridge> StartAsync(Func<StdioServer> start)
    {
        StdioBridge bridge = new(start);
        await bridge._application.StartAsync(TestContext.Current.CancellationToken);
        return bridge;
    }

    /// <summary>Ends every server as a client does, by closing its input.</summary>
    public async Task EndServersAsync()
    {
        foreach (StdioServer server in _servers.Values) await server.EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (StdioServer server in _servers.Values) await server.DisposeAsync();
    }

    private async Task PostAsync(HttpContext http)
    {
        using StreamReader body = new(http.Request.Body);
        JsonElement message = JsonElement.Parse(await body.ReadToEndAsync(http.RequestAborted));
        if (FindServer(http, message) is not { } server)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        ChannelReader<JsonElement> replies = await server.SendAsync(message);
        if (!await replies.WaitToReadAsync(http.RequestAborted)) http.Response.StatusCode = StatusCodes.Status202Accepted;
        else if (replies.TryPeek(out JsonElement first) && StdioServer.IsResponse(first)) await WriteResponseAsync(http, first);
        else await WriteEventsAsync(http, replies);
    }

    private Task GetAsync(HttpContext http)
    {
        if (_servers.GetValueOrDefault(Session(http)) is { } server) return WriteEventsAsync(http, server.Unrelated);
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    private async Task DeleteAsync(HttpContext http)
    {
        if (!_servers.TryRemove(Session(http), out StdioServer? server)) return;
        await server.EndAsync();
        await server.DisposeAsync();
    }

    /// <returns>Null where the session has ended.</returns>
    private StdioServer? FindServer(HttpContext http, JsonElement message)
    {
        if (message.TryGetProperty("method", out JsonElement method) && method.ValueEquals("initialize"))
        {
            string session = Guid.NewGuid().ToString();
            http.Response.Headers[SessionHeader] = session;
            return _servers[session] = _start();
        }

        return Session(http) is { Length: > 0 } known ? _servers.GetValueOrDefault(known) : _servers.GetOrAdd(http.Connection.Id, _ => _start());
    }

    private static string Session(HttpContext http) => http.Request.Headers[SessionHeader].ToString();

    private static Task WriteResponseAsync(HttpContext http, JsonElement response)
    {
        // Only the revision without sessions has statuses for errors.
        if (Session(http).Length == 0 && response.TryGetProperty("error", out JsonElement error))
            http.Response.StatusCode = error.GetProperty("code").GetInt32() == MethodNotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(response.GetRawText(), http.RequestAborted);
    }

    private static async Task WriteEventsAsync(HttpContext http, ChannelReader<JsonElement> messages)
    {
        http.Response.ContentType = "text/event-stream";
        await http.Response.Body.FlushAsync(http.RequestAborted);
        await foreach (JsonElement message in messages.ReadAllAsync(http.RequestAborted))
        {
            await http.Response.WriteAsync($"event: message\ndata: {message.GetRawText()}\n\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }
}
