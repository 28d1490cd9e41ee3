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
    private const string DemoKey = "no-key-in-demo-mode";

    /// <param name="time">The clock of time-outs and of waits between attempts; null for the real one.</param>
    public static McpServerOptions CreateOptions(ServerSettings settings, TimeProvider? time = null) => McpServerFactory.CreateOptions(
        new ServerDescription
        {
            Name = Name,
            Version = ProductVersion.Number,
            Title = settings.IsDemo ? "LeadMagic (demo)" : "LeadMagic",
            Description = "Finds and checks B2B data: emails, profiles, companies, jobs and ads.",
            Instructions = Instructions.Text,
            ProtocolVersion = settings.ProtocolVersion,
        },
        CreateTools(settings, time));

    /// <summary>The tools that the settings enable.</summary>
    public static ApiTool[] CreateTools(ServerSettings settings, TimeProvider? time = null) =>
        [.. CreateAllTools(settings, time).Where(tool => settings.Surface.Includes(tool.About))];

    private static ApiTool[] CreateAllTools(ServerSettings settings, TimeProvider? time)
    {
        if (!settings.IsDemo) return LeadMagicTools.CreateTools(Connect(settings, ApiHttpHandler.Create(), time));
        var examples = new ExampleHandler();
        var tools = LeadMagicTools.CreateTools(Connect(settings, examples, time));
        examples.Add(tools);
        return tools;
    }

    private static ApiConnection Connect(ServerSettings settings, HttpMessageHandler handler, TimeProvider? time) => new(
        handler,
        new ApiConnectionOptions
        {
            BaseUrl = settings.BaseUrl,
            AttemptTimeout = settings.Timeout,
            TotalTimeout = 2 * settings.Timeout,
            TimeProvider = time ?? TimeProvider.System,
            UserAgent = $"{Name}/{ProductVersion.Number}",
        },
        new CredentialApplier(LeadMagicTools.Api.SecuritySchemes, _ => settings.ApiKey ?? DemoKey, _ => ServerSettings.KeyName));
}
