using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// A whole server for any document: the base URL is the document's first server or <c>API_BASE_URL</c>, and each security
/// scheme takes its value from the environment variable that is named after it in upper snake case.
/// </summary>
public static class ApiProcess
{
    private const string BaseUrlName = "API_BASE_URL";

    /// <summary>Serves MCP over standard input and output until the input ends.</summary>
    /// <param name="api">The generated catalogue's description.</param>
    /// <param name="createTools">The generated catalogue's tools.</param>
    /// <returns>The exit code: 0 for a regular end, 2 for a base URL that is missing or cannot be used.</returns>
    public static async Task<int> RunAsync(ApiDescription api, Func<IApiConnection, ApiTool[]> createTools)
    {
        CrashReport.Install(NameOf(api.Title));
        using var process = StdioProcess.Open();
        Uri baseUrl;
        try
        {
            baseUrl = FindBaseUrl(api);
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync($"{BaseUrlName}: {fault.Message}");
            return 2;
        }

        var credentials = new CredentialApplier(api.SecuritySchemes, scheme => Environment.GetEnvironmentVariable(EnvironmentNames.Of(scheme)));
        var connection = new ApiConnection(ApiHttpHandler.Create(), new ApiConnectionOptions { BaseUrl = baseUrl }, credentials);
        var server = new ServerDescription { Name = NameOf(api.Title), Title = api.Title, Version = api.Version };
        return await process.RunAsync(McpServerFactory.CreateOptions(server, createTools(connection)));
    }

    private static Uri FindBaseUrl(ApiDescription api)
    {
        var text = Environment.GetEnvironmentVariable(BaseUrlName) is { Length: > 0 } value ? value.Trim() : api.Servers.FirstOrDefault();
        return BaseUrl.Parse(text ?? throw new FormatException("The document names no server. Set this variable to the API's base URL, such as https://api.example.com."));
    }

    private static string NameOf(string title)
    {
        var name = string.Join('-', EnvironmentNames.Of(title).Split('_', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return name.Length == 0 ? "api" : name;
    }
}
