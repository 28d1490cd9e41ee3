using LeadMagic.Server.Configuration;
using LeadMagic.Server.Prompts;
using LeadMagic.Server.Resources;
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
    public static McpServerOptions CreateOptions(ServerSettings settings, TimeProvider? time = null)
    {
        var (all, connection) = CreateAllTools(settings, time);
        var tools = Enabled(all, settings);
        decimal? confirmAbove = null; // the server does not ask the user itself
        var text = new ToolText(tools.Select(tool => tool.About));
        var server = new ServerDescription
        {
            Name = Name,
            Version = ProductVersion.Number,
            Title = settings.IsDemo ? "LeadMagic (demo)" : "LeadMagic",
            Description = "Finds and checks B2B data: emails, profiles, companies, jobs and ads.",
            Instructions = Instructions.Write(text, confirmAbove),
            ProtocolVersion = settings.ProtocolVersion,
        };
        var account = new AccountFacts(AskForCredits(all, connection), time ?? TimeProvider.System);
        return McpServerFactory.CreateOptions(server, tools, ResourceList.Create(tools, account, settings.IsDemo), PromptList.Create(text, confirmAbove));
    }

    /// <summary>The tools that the settings enable.</summary>
    public static ApiTool[] CreateTools(ServerSettings settings, TimeProvider? time = null) => Enabled(CreateAllTools(settings, time).Tools, settings);

    private static ApiTool[] Enabled(ApiTool[] tools, ServerSettings settings) => [.. tools.Where(tool => settings.Surface.Includes(tool.About))];

    private static (ApiTool[] Tools, ApiConnection Connection) CreateAllTools(ServerSettings settings, TimeProvider? time)
    {
        var examples = settings.IsDemo ? new ExampleHandler() : null;
        var connection = Connect(settings, (HttpMessageHandler?)examples ?? ApiHttpHandler.Create(), time);
        var tools = LeadMagicTools.CreateTools(connection);
        examples?.Add(tools);
        return (tools, connection);
    }

    /// <summary>The free call for the balance, which the account's page needs even where the tool is not enabled.</summary>
    private static Func<CancellationToken, Task<ApiResponse>> AskForCredits(ApiTool[] tools, ApiConnection connection)
    {
        var definition = tools.Single(tool => tool.About.Name == "get_credits").About;
        return cancellationToken => new LeadMagicClient(connection).GetCreditsAsync(new ApiCall(definition), cancellationToken);
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
