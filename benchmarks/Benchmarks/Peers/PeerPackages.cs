using System.Text.Json.Nodes;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>The peers as npm installs them, and the server that one of them generates.</summary>
internal static class PeerPackages
{
    private static readonly string Folder = RepositoryPaths.At("benchmarks/Peers");

    public static string Script(string path) => Path.Combine(Folder, "node_modules", path);

    public static void Install()
    {
        if (File.Exists(Script(".package-lock.json"))) return;
        Command.Run(Folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    }

    /// <summary>Generates a server from a document and compiles it.</summary>
    /// <returns>Its folder.</returns>
    public static string Generate(string document)
    {
        var folder = RepositoryPaths.At("artifacts/benchmarks/generated-peer");
        Command.Run(Folder, "node", Script("openapi-mcp-generator/bin/openapi-mcp-generator.js"), "--input", document, "--output", folder, "--force");
        var modules = Path.Combine(folder, "node_modules");
        if (!Directory.Exists(modules)) Directory.CreateSymbolicLink(modules, Script(""));
        Command.Run(folder, "node", Script("typescript/bin/tsc"));
        return folder;
    }

    /// <summary>The bytes of packages and of all that they need to run.</summary>
    public static long SizeOf(params string[] packages)
    {
        var installed = JsonNode.Parse(File.ReadAllText(Script(".package-lock.json")))!["packages"]!.AsObject();
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var package in packages) Add(installed, needed, "node_modules/" + package);
        return needed.Sum(path => Size(Path.Combine(Folder, path)));
    }

    /// <summary>The bytes of a folder's files, without packages inside of packages.</summary>
    public static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true })
        .Where(file => !Path.GetRelativePath(folder, file.FullName).Contains("node_modules", StringComparison.Ordinal))
        .Sum(file => file.Length);

    private static void Add(JsonObject installed, HashSet<string> needed, string path)
    {
        if (!needed.Add(path)) return;
        foreach (var (name, _) in installed[path]!["dependencies"]?.AsObject() ?? []) Add(installed, needed, Resolve(installed, path, name));
    }

    /// <summary>As Node looks for a package: beside the asking package's own, then further up.</summary>
    private static string Resolve(JsonObject installed, string from, string name)
    {
        while (!installed.ContainsKey($"{from}/node_modules/{name}"))
        {
            var up = from.LastIndexOf("/node_modules/", StringComparison.Ordinal);
            if (up < 0) return "node_modules/" + name;
            from = from[..up];
        }

        return $"{from}/node_modules/{name}";
    }
}
