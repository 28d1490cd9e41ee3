using LeadMagic.Server.Configuration;
using LeadMagic.Server.Prompts;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server;

/// <summary>Puts the server together: settings, connection, generated tools.</summary>
internal static class LeadMagicServer
{
    public const string Name = "leadmagic-mcp";

    /// <summary>Takes the place of the key in demo mode, where nothing leaves the process.</summary>
    private const string DemoKey = "demo";

    public static McpServerOptions CreateOptions(ServerSettings settings) => McpServerFactory.CreateOptions(
        new ServerDescription
        {
            Name = Name,
            Version = ProductVersion.Number,
            Title = settings.IsDemo ? "LeadMagic (demo)" : "LeadMagic",
            Description = "Finds and checks B2B data: emails, profiles, companies, jobs and ads.",
            Instructions = Instructions.Text,
            ProtocolVersion = settings.ProtocolVersion,
        },
        CreateTools(settings));

    public static ApiTool[] CreateTools(ServerSettings settings)
    {
        if (!settings.IsDemo) return LeadMagicTools.CreateTools(Connect(settings, ApiHttpHandler.Create()));
        var examples = new ExampleHandler();
        var tools = LeadMagicTools.CreateTools(Connect(settings, examples));
        examples.Add(tools);
        return tools;
    }

    private static ApiConnection Connect(ServerSettings settings, HttpMessageHandler handler) => new(
        handler,
        new ApiConnectionOptions
        {
            BaseUrl = settings.BaseUrl,
            AttemptTimeout = settings.Timeout,
            TotalTimeout = 2 * settings.Timeout,
            UserAgent = $"{Name}/{ProductVersion.Number}",
        },
        new CredentialApplier(LeadMagicTools.Api.SecuritySchemes, _ => settings.ApiKey ?? DemoKey, _ => ServerSettings.KeyName));
}
