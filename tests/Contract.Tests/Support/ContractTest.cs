using LeadMagic.Server;
using LeadMagic.Server.Configuration;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>
/// One test: a stub server in place of the API, a clock that the test moves, and the server between an MCP client and both.
/// Whatever it is about, afterwards neither the key nor a value of a call is in the server's most verbose log.
/// </summary>
public abstract class ContractTest : IAsyncDisposable
{
    /// <summary>The configured key. Some of its characters are spelled differently in a URL and in JSON.</summary>
    protected const string Key = "lm_test+0123456789/abcdef==";

    /// <summary>What the server allows one attempt; a call may take twice as long.</summary>
    protected static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    // For a call that would never end; no test measures it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Task<McpPair>? _pair;
    private LeakWatch? _watch;

    /// <summary>All operations, by the name of their tool. They come from the server, so that a new one is tested at once.</summary>
    public static TheoryData<string> Tools { get; } = [.. Names];

    /// <summary>The same, for combining them with other data.</summary>
    protected static string[] Names => [.. Generated.Select(tool => tool.About.Name)];

    /// <summary>The tools of the document; those on top of them have tests of their own.</summary>
    private protected static IEnumerable<ApiTool> Generated => LeadMagicServer.CreateTools(DemoSettings).Where(tool => tool is not CompositeTool);

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected StubServer Api { get; } = new();

    /// <summary>The address that the server is given; null for <see cref="Api"/>.</summary>
    private protected Uri? BaseUrl { get; set; }

    private protected TestClock Time { get; } = new() { SkipsDelays = true };

    /// <summary>Nothing is remembered unless a test is about it: most make the same call twice and want it sent twice.</summary>
    private protected SpendingSettings Spending { get; set; } = new() { CacheLifetime = TimeSpan.Zero };

    /// <summary>Answers are shown whole unless a test is about what is not: most compare them to the letter.</summary>
    private protected ResultSettings Results { get; set; } = new() { ShowsWhole = true };

    /// <summary>The protocol's revision; null for the newest.</summary>
    private protected string? Revision { get; set; }

    /// <summary>The user who answers the server's questions; null for a client that cannot ask, which is then not asked about bulk jobs either.</summary>
    private protected Func<ElicitRequestParams, ElicitResult>? User { get; set; }

    /// <summary>All tools, no key.</summary>
    private protected static ServerSettings DemoSettings => ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything };

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        using var watch = _watch;
        if (_pair is not null) await (await _pair).DisposeAsync();
        Api.Dispose();
        watch?.AssertClean(Key);
    }

    private protected static Operation Find(string tool) => Assert.Single(ApiDocument.Operations, operation => operation.Tool == tool);

    /// <summary>The tools whose operation fulfils a condition.</summary>
    private protected static TheoryData<string> Where(Func<Operation, bool> condition) => [.. Names.Where(tool => condition(Find(tool)))];

    private protected static string Text(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    /// <summary>Stubs exactly the operation's example request; any other request is answered with 404.</summary>
    private protected void Stub(Operation operation, params IResponseBuilder[] responses) => Api.Stub(operation.Method, operation.PathAndQuery, responses);

    private protected Task<CallToolResult> CallAsync(Operation operation) => CallAsync(operation.Tool, operation.Arguments);

    private protected async Task<CallToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments)
    {
        var pair = await StartAsync();
        Watch.Note(arguments);
        return await pair.Client.CallToolAsync(tool, arguments, cancellationToken: Cancelled).AsTask().WaitAsync(Patience, TimeProvider.System, Cancelled);
    }

    /// <summary>Reads a resource that is one text.</summary>
    private protected async Task<string> ReadAsync(string address)
    {
        var pair = await StartAsync();
        var result = await pair.Client.ReadResourceAsync(address, cancellationToken: Cancelled).AsTask().WaitAsync(Patience, TimeProvider.System, Cancelled);
        return Assert.IsType<TextResourceContents>(Assert.Single(result.Contents)).Text;
    }

    /// <summary>Stubs the one response, makes the example call, and demands that it took one request.</summary>
    private protected async Task<CallToolResult> CallOnceAsync(Operation operation, IResponseBuilder response)
    {
        Stub(operation, response);
        var result = await CallAsync(operation);
        Assert.Single(Api.Requests);
        return result;
    }

    /// <summary>Demands that this text, such as a value of a response, is not in the log.</summary>
    private protected void KeepOutOfTheLog(string text) => Watch.Note(text);

    private LeakWatch Watch => _watch ??= new LeakWatch(Time);

    private Task<McpPair> StartAsync() => _pair ??= McpPair.StartAsync(
        LeadMagicServer.CreateOptions(Settings(), Time, new() { Logs = Watch.Logs }), Revision, User, logs: Watch.Logs, cancellationToken: Cancelled);

    private ServerSettings Settings() => new()
    {
        ApiKey = Key,
        BaseUrl = BaseUrl ?? Api.BaseUrl,
        Timeout = AttemptTimeout,
        Spending = Spending with { ConfirmBulk = User is not null },
        Results = Results,
        Surface = SurfaceSettings.Everything,
    };
}
