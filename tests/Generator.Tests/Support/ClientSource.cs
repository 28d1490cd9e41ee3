namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>Writes a client with the methods that the emitted tools call, in the shape that our NSwag template gives it.</summary>
internal static class ClientSource
{
    private const string ToolFile = "Tool.g.cs";

    private const string Http = "global::OpenApiMcp.Runtime.Http.";

    public static string Write(GeneratorRun run) => Write("OpenApi", Ids(run));

    public static string Write(string name, IEnumerable<string> ids) => $$"""
        #nullable enable
        namespace {{name}};

        internal sealed class ApiClient({{Http}}IApiConnection connection)
        {
            public {{Http}}IApiConnection Connection { get; } = connection;

        {{string.Join("\n\n", ids.Select(Method))}}
        }
        """;

    private static IEnumerable<string> Ids(GeneratorRun run) =>
        run.Files.Keys.Where(name => name.EndsWith(ToolFile, StringComparison.Ordinal)).Select(name => name[..^ToolFile.Length]);

    private static string Method(string id) => $"""
            public global::System.Threading.Tasks.Task<{Http}ApiResponse> {id}Async(
                {Http}ApiCall call, global::System.Threading.CancellationToken cancellationToken) =>
                Connection.SendAsync(new("GET", "/", call), cancellationToken);
        """;
}
