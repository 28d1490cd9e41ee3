using LeadMagic.Server.Bulk;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Prompts;
using LeadMagic.Server.Resources;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server;

/// <summary>Puts the server together: settings, the way to the API, generated tools, resources and prompts.</summary>
internal static class LeadMagicServer
{
    public const string Name = "leadmagic-mcp";

    /// <param name="time">The clock of time-outs and of waits between attempts; null for the real one.</param>
    /// <param name="observers">What looks on; null for nothing.</param>
    public static McpServerOptions CreateOptions(ServerSettings settings, TimeProvider? time = null, Observers? observers = null)
    {
        var access = ApiAccess.Open(settings, time ?? TimeProvider.System, observers ?? Observers.None);
        var tools = Enabled(access.AllTools, settings);
        var results = settings.Results.OpenStore(time ?? TimeProvider.System);
        foreach (var tool in access.AllTools) tool.Results = results;
        decimal? confirmAbove = settings.IsDemo ? null : settings.Spending.ConfirmAbove; // nothing is spent, nor asked about, in a demo
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
        var account = new AccountFacts(AskForCredits(access), time ?? TimeProvider.System, () => access.Spent, () => access.Limits);
        var resources = ResourceList.Create(tools, account, results, settings.IsDemo);
        return McpServerFactory.CreateOptions(server, [.. tools.Select(BulkProgress.Around), new ReadResultTool(results)], resources, PromptList.Create(text, confirmAbove));
    }

    /// <summary>The tools that the settings enable.</summary>
    public static ApiTool[] CreateTools(ServerSettings settings) => Enabled(ApiAccess.Open(settings, TimeProvider.System, Observers.None).AllTools, settings);

    private static ApiTool[] Enabled(ApiTool[] tools, ServerSettings settings) => [.. tools.Where(tool => settings.Surface.Includes(tool.About))];

    /// <summary>The free call for the balance, which the account's page needs even where the tool is not enabled.</summary>
    public static Func<CancellationToken, Task<ApiResponse>> AskForCredits(ApiAccess access)
    {
        var definition = access.Tools.Single(tool => tool.About.Name == ApiAccess.BalanceTool).About;
        return cancellationToken => new LeadMagicClient(access.Connection).GetCreditsAsync(new ApiCall(definition), cancellationToken);
    }
}
