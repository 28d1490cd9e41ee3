using System.Globalization;
using LeadMagic.Server.Composites;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server;

/// <summary>The generated tools and their way to the API: with the key and within the limits and credits of the settings, or in demo mode to the examples.</summary>
internal sealed class ApiAccess
{
    public const string BalanceTool = "get_credits";

    /// <summary>Takes the place of the key in demo mode, where nothing leaves the process.</summary>
    private const string DemoKey = "no-key-in-demo-mode";

    private readonly ApiConnection _connection;
    private readonly CreditControl? _credits;

    private ApiAccess(ServerSettings settings, HttpMessageHandler handler, TimeProvider time, Observers observers)
    {
        var events = observers.Logs?.CreateLogger(LogCategories.Events) ?? NullLogger.Instance;
        _connection = Connect(settings, handler, time, events, observers);

        // Demo mode goes without: nothing is spent there that could be counted, asked about or saved.
        _credits = settings.IsDemo ? null : CreditControl.Around(_connection, Rules(settings, time, events, observers.Watcher));
        Tools = LeadMagicTools.CreateTools(Connection);
        AllTools = [.. Tools, .. CompositeList.Create(Tools, _credits)];
        foreach (var tool in AllTools) (tool.Logger, tool.Telemetry) = (events, observers.Telemetry);
    }

    /// <summary>All tools of the document.</summary>
    public ApiTool[] Tools { get; }

    /// <summary>The tools of the document, and those that are made of several of them.</summary>
    public ApiTool[] AllTools { get; }

    public IApiConnection Connection => (IApiConnection?)_credits ?? _connection;

    /// <summary>What the calls of this process have cost or may have cost; null in demo mode.</summary>
    public decimal? Spent => _credits?.Counted;

    /// <summary>The limits that the API has told, one line each.</summary>
    public IReadOnlyList<string> Limits => [.. _connection.Limits.Select(Describe)];

    public static ApiAccess Open(ServerSettings settings, TimeProvider time, Observers observers)
    {
        if (!settings.IsDemo) return new(settings, Behind(observers.Around, ApiHttpHandler.Create(pins: settings.Key.Pins)), time, observers);
        var examples = new ExampleHandler();
        var access = new ApiAccess(settings, Behind(observers.Around, examples), time, observers);
        examples.Add(access.Tools);
        return access;
    }

    private static HttpMessageHandler Behind(DelegatingHandler? around, HttpMessageHandler handler)
    {
        if (around is null) return handler;
        around.InnerHandler = handler;
        return around;
    }

    private static ApiConnection Connect(ServerSettings settings, HttpMessageHandler handler, TimeProvider time, ILogger events, Observers observers)
    {
        var options = new ApiConnectionOptions
        {
            BaseUrl = settings.BaseUrl,
            AttemptTimeout = settings.Timeout,
            TotalTimeout = 2 * settings.Timeout,
            MaxConcurrency = settings.Limits.MaxConcurrency,
            TimeProvider = time,
            Logger = events,
            CreditReader = settings.IsDemo ? null : new LeadMagicCredits(),
            Telemetry = observers.Telemetry,
            HttpLogger = observers.Logs?.CreateLogger(LogCategories.Http) ?? NullLogger.Instance,
            UserAgent = $"{LeadMagicServer.Name}/{ProductVersion.Number}",
        };
        CredentialSource key = settings.IsDemo ? _ => DemoKey : _ => settings.Key.Current();
        var credentials = new CredentialApplier(LeadMagicTools.Api.SecuritySchemes, key, _ => KeySettings.KeyName, observers.Logs?.Redactor, events);
        return new ApiConnection(handler, options, credentials);
    }

    private static CreditOptions Rules(ServerSettings settings, TimeProvider time, ILogger events, ICreditWatcher? watcher) => new()
    {
        Reader = new LeadMagicCredits(),
        MaxCredits = settings.Spending.MaxCredits,
        MaxCreditsSetting = SpendingSettings.MaxCreditsName,
        ConfirmAbove = settings.Spending.ConfirmAbove,
        ConfirmAboveSetting = SpendingSettings.ConfirmAboveName,
        ConfirmMarked = settings.Spending.ConfirmBulk,
        ConfirmMarkedSetting = SpendingSettings.ConfirmBulkName,
        CacheLifetime = settings.Spending.CacheLifetime,
        BalanceTool = BalanceTool,
        IsForPerson = settings.Results.ShowsWhole,
        Watcher = watcher,
        TimeProvider = time,
        Logger = events,
    };

    private static string Describe(LearnedLimit limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{limit.Left}{(limit.Limit is { } all ? $" of {all}" : "")} requests left, renewed in {Math.Ceiling(limit.ResetsIn.TotalSeconds)} seconds");
}
