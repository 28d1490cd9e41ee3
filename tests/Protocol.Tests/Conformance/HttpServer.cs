using LeadMagic.Server;
using LeadMagic.Server.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;

namespace LeadMagic.Protocol.Tests.Conformance;

/// <summary>
/// The server in demo mode over HTTP, which is all that the conformance suite speaks: the product's own options on the SDK's own
/// HTTP transport, at a free port of the loopback address. The product has no such transport.
/// </summary>
public sealed class HttpServer : IAsyncLifetime
{
    private readonly WebApplication _application = Create();

    /// <summary>Where clients of both eras connect.</summary>
    public string Url => _application.Urls.Single() + "/mcp";

    public async ValueTask InitializeAsync() => await _application.StartAsync();

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static WebApplication Create()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddMcpServer().WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.StatefulForInitializeClients);
        builder.Services.AddSingleton<IOptionsFactory<McpServerOptions>, ProductOptions>();
        WebApplication application = builder.Build();
        application.MapMcp("/mcp");
        return application;
    }

    /// <summary>Takes the place of what the SDK would put together: a transport that changes options gets its own.</summary>
    private sealed class ProductOptions : IOptionsFactory<McpServerOptions>
    {
        public McpServerOptions Create(string name) => LeadMagicServer.CreateOptions(ServerSettings.Read(Setting, isDemo: true));

        private static string? Setting(string name) => name == "LEADMAGIC_TOOLSETS" ? "all" : null;
    }
}
