namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>Makes the servers of the comparison: ours as a native executable, twice, and the peers from npm.</summary>
internal static class Contenders
{
    private const string Key = "benchmark-key-0123456789";

    private static readonly string Document = RepositoryPaths.At("../shared/specs/leadmagic/leadmagic-openapi-3.1.json");

    /// <param name="server">The executable of our server; null to publish it now.</param>
    public static IReadOnlyList<Contender> Prepare(string? server)
    {
        if (!File.Exists(Document)) throw new InvalidOperationException("The peers are made of ../shared/specs/leadmagic, which is missing.");
        server ??= PublishServer();
        PeerPackages.Install();
        return [Ours("ours", server, "0"), Ours("ours, cut to 8,000 tokens", server, "8000"), Generated(), Interpreted()];
    }

    private static string PublishServer()
    {
        var folder = RepositoryPaths.At("artifacts/leadmagic-mcp");
        Command.Run(RepositoryPaths.Root, RepositoryPaths.At("eng/publish-native"), folder);
        return Path.Combine(folder, "leadmagic-mcp");
    }

    /// <summary>
    /// Like the peers it asks nothing and remembers nothing: each call is sent. <c>fields</c> switches off the default view, which leaves out
    /// most of a posting.
    /// </summary>
    public static Contender Ours(string name, string server, string maxTokens) => new(
        name,
        _ => [server],
        api =>
        [
            ("LEADMAGIC_API_KEY", Key), ("LEADMAGIC_BASE_URL", api.ToString()), ("LEADMAGIC_CACHE_TTL", "0"), ("LEADMAGIC_CONFIRM_ABOVE", "1000000"),
            ("LEADMAGIC_MAX_RESULT_TOKENS", maxTokens),
        ],
        """{"name":"find_email","arguments":{"first_name":"Jane","last_name":"Doe $","domain":"example.com"}}""",
        """{"name":"find_jobs","arguments":{"company_name":"Bluefin $","per_page":50,"fields":["*"]}}""")
    { DiskBytes = new FileInfo(server).Length };

    private static Contender Generated()
    {
        var folder = PeerPackages.Generate(Document);
        return new(
            "openapi-mcp-generator 4.0.1",
            _ => ["node", Path.Combine(folder, "build", "index.js")],
            api => [("API_BASE_URL", api.ToString().TrimEnd('/')), ("API_KEY_APIKEY", Key)],
            """{"name":"findEmail","arguments":{"requestBody":{"first_name":"Jane","last_name":"Doe $","domain":"example.com"}}}""",
            """{"name":"findJobs","arguments":{"requestBody":{"company_name":"Bluefin $","per_page":50}}}""")
        {
            IsPeer = true,
            DiskBytes = PeerPackages.Size(Path.Combine(folder, "build")) + PeerPackages.SizeOf("@modelcontextprotocol/sdk", "axios", "dotenv", "zod", "json-schema-to-zod"),
        };
    }

    private static Contender Interpreted() => new(
        "@ivotoby/openapi-mcp-server 1.16.1",
        api => ["node", PeerPackages.Script("@ivotoby/openapi-mcp-server/bin/mcp-server.js"), "-t", "stdio", "-s", Document, "-u", api.ToString().TrimEnd('/'), "-H", "X-API-Key:" + Key],
        _ => [],
        """{"name":"find-email","arguments":{"first_name":"Jane","last_name":"Doe $","domain":"example.com"}}""",
        """{"name":"find-jobs","arguments":{"company_name":"Bluefin $","per_page":50}}""")
    { IsPeer = true, DiskBytes = PeerPackages.SizeOf("@ivotoby/openapi-mcp-server") };
}
