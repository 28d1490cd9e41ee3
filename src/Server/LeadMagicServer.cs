using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using LeadMagic.Server.Prompts;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Logging;
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
    /// <param name="logs">Where events go; null for nowhere.</param>
    public static McpServerOptions CreateOptions(ServerSettings settings, TimeProvider? time = null, LineLoggerFactory? logs = null) => McpServerFactory.CreateOptions(
        new ServerDescription
        {
            Name = Name,
            Version = ProductVersion.Number,
            Title = settings.IsDemo ? "LeadMagic (demo)" : "LeadMagic",
            Description = "Finds and checks B2B data: emails, profiles, companies, jobs and ads.",
            Instructions = Instructions.Text,
            ProtocolVersion = settings.ProtocolVersion,
        },
        CreateTools(settings, time, logs));

    public static ApiTool[] CreateTools(ServerSettings settings, TimeProvider? time = null, LineLoggerFactory? logs = null)
    {
        if (!settings.IsDemo) return LeadMagicTools.CreateTools(Guard(Connect(settings, ApiHttpHandler.Create(), time), settings.Spending, time));
        var examples = new ExampleHandler();
        var tools = LeadMagicTools.CreateTools(Connect(settings, examples, time, logs));
        examples.Add(tools);
        return tools;
    }

    /// <summary>Demo mode goes without: nothing is spent there that could be counted, asked about or saved.</summary>
    private static IApiConnection Guard(ApiConnection connection, SpendingSettings spending, TimeProvider? time) => CreditControl.Around(connection, new CreditOptions
    {
        Reader = new LeadMagicCredits(),
        MaxCredits = spending.MaxCredits,
        MaxCreditsSetting = SpendingSettings.MaxCreditsName,
        ConfirmAbove = spending.ConfirmAbove,
        ConfirmAboveSetting = SpendingSettings.ConfirmAboveName,
        CacheLifetime = spending.CacheLifetime,
        BalanceTool = "get_credits",
        TimeProvider = time ?? TimeProvider.System,
    });

    private static ApiConnection Connect(ServerSettings settings, HttpMessageHandler handler, TimeProvider? time) => new(
        handler,
        new ApiConnectionOptions
        {
            BaseUrl = settings.BaseUrl,
            AttemptTimeout = settings.Timeout,
            TotalTimeout = 2 * settings.Timeout,
            MaxConcurrency = settings.Limits.MaxConcurrency,
            TimeProvider = time ?? TimeProvider.System,
            Logger = events,
            HttpLogger = logs?.CreateLogger(LogCategories.Http) ?? NullLogger.Instance,
            UserAgent = $"{Name}/{ProductVersion.Number}",
        };
        CredentialSource key = settings.IsDemo ? _ => DemoKey : _ => settings.Key.Current();
        var credentials = new CredentialApplier(LeadMagicTools.Api.SecuritySchemes, key, _ => KeySettings.KeyName, logs?.Redactor, events);
        return new ApiConnection(handler, options, credentials);
    }
}
