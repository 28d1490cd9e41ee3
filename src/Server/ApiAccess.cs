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

    private ApiAccess(ServerSettings settings, HttpMessageHandler handler, TimeProvider time, LineLoggerFactory? logs)
    {
        var events = logs?.CreateLogger(LogCategories.Events) ?? NullLogger.Instance;
        _connection = Connect(settings, handler, time, events, logs);

        // Demo mode goes without: nothing is spent there that could be counted, asked about or saved.
        _credits = settings.IsDemo ? null : CreditControl.Around(_connection, Rules(settings.Spending, time, events));
        Tools = LeadMagicTools.CreateTools(Connection);
        AllTools = [.. Tools, .. CompositeList.Create(Tools, _credits)];
        foreach (var tool in AllTools) tool.Logger = events;
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

    /// <param name="around">Stands between the connection and the way out, such as to measure; null for nothing.</param>
    public static ApiAccess Open(ServerSettings settings, TimeProvider time, LineLoggerFactory? logs, DelegatingHandler? around = null)
    {
        if (!settings.IsDemo) return new(settings, Behind(around, ApiHttpHandler.Create(pins: settings.Key.Pins)), time, logs);
        var examples = new ExampleHandler();
        var access = new ApiAccess(settings, Behind(around, examples), time, logs);
        examples.Add(access.Tools);
        return access;
    }

    private static HttpMessageHandler Behind(DelegatingHandler? around, HttpMessageHandler handler)
    {
        if (around is null) return handler;
        around.InnerHandler = handler;
        return around;
    }

    private static ApiConnection Connect(ServerSettings settings, HttpMessageHandler handler, TimeProvider time, ILogger events, LineLoggerFactory? logs)
    {
        var options = new ApiConnectionOptions
        {
            BaseUrl = settings.BaseUrl,
            AttemptTimeout = settings.Timeout,
            TotalTimeout = 2 * settings.Timeout,
            MaxConcurrency = settings.Limits.MaxConcurrency,
            TimeProvider = time,
            Logger = events,
            HttpLogger = logs?.CreateLogger(LogCategories.Http) ?? NullLogger.Instance,
            UserAgent = $"{LeadMagicServer.Name}/{ProductVersion.Number}",
        };
        CredentialSource key = settings.IsDemo ? _ => DemoKey : _ => settings.Key.Current();
        var credentials = new CredentialApplier(LeadMagicTools.Api.SecuritySchemes, key, _ => KeySettings.KeyName, logs?.Redactor, events);
        return new ApiConnection(handler, options, credentials);
    }

    private static CreditOptions Rules(SpendingSettings spending, TimeProvider time, ILogger events) => new()
    {
        Reader = new LeadMagicCredits(),
        MaxCredits = spending.MaxCredits,
        MaxCreditsSetting = SpendingSettings.MaxCreditsName,
        ConfirmAbove = spending.ConfirmAbove,
        ConfirmAboveSetting = SpendingSettings.ConfirmAboveName,
        ConfirmMarked = spending.ConfirmBulk,
        ConfirmMarkedSetting = SpendingSettings.ConfirmBulkName,
        CacheLifetime = spending.CacheLifetime,
        BalanceTool = BalanceTool,
        TimeProvider = time,
        Logger = events,
    };

    private static string Describe(LearnedLimit limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{limit.Left}{(limit.Limit is { } all ? $" of {all}" : "")} requests left, renewed in {Math.Ceiling(limit.ResetsIn.TotalSeconds)} seconds");
}
