namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>Writes the client that NSwag would make: a method for each operation, which sends the body.</summary>
internal static class SuiteClient
{
    private const string Http = "global::OpenApiMcp.Runtime.Http.";

    public static string Write(IEnumerable<string> operations) => $$"""
        namespace OpenApi;

        internal sealed class ApiClient({{Http}}IApiConnection connection)
        {
        {{string.Join("\n\n", operations.Select(Method))}}
        }
        """;

    private static string Method(string id) => $$"""
            public global::System.Threading.Tasks.Task<{{Http}}ApiResponse> {{id}}Async(
                {{Http}}ApiCall call, global::System.Threading.CancellationToken cancellationToken)
            {
                var request = new {{Http}}ApiRequest("POST", "/", call);
                request.AddBody("application/json");
                return connection.SendAsync(request, cancellationToken);
            }
        """;
}
