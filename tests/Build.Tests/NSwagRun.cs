using System.Text.Json;
using OpenApiMcp.Prepare;

namespace OpenApiMcp.Build.Tests;

/// <summary>Runs the real NSwag with the repository's settings and templates over operations, as the build does.</summary>
internal static class NSwagRun
{
    private static readonly Lazy<Task<Tools>> Found = new(FindAsync);

    public static async Task<string> ClientOfAsync(params PreparedOperation[] operations)
    {
        var tools = await Found.Value;
        using var folder = new TemporaryFolder(TemporaryFolder.OddName);
        await File.WriteAllBytesAsync(folder.File("prepared.json"), PreparedDocumentWriter.Write(operations).ToArray(), TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(tools.Settings, "nswag.json"), folder.File("nswag.json"));
        Directory.CreateDirectory(folder.File("templates"));
        foreach (var template in Directory.GetFiles(Path.Combine(tools.Settings, "templates")))
            File.Copy(template, Path.Combine(folder.File("templates"), Path.GetFileName(template)));

        var run = await Command.RunAsync(
            folder.Path, "sh", ["-c", tools.Command + " run nswag.json /variables:Namespace=My.Api,ClientName=ThingsClient"]);
        run.ShouldSucceed();
        return await File.ReadAllTextAsync(folder.File("client.g.cs"), TestContext.Current.CancellationToken);
    }

    /// <summary>Asks the client build for its tools, as OpenApiMcp.targets does.</summary>
    private static async Task<Tools> FindAsync()
    {
        var query = await Command.RunAsync(
            RepositoryPaths.Root, "dotnet",
            ["msbuild", "src/Prepare/OpenApiMcp.Prepare.csproj", "-nologo", "-tl:off", "-nr:false", "-t:GetOpenApiTools", "-getItem:OpenApiTool", $"-p:Configuration={GeneratedProject.Configuration}"]);
        query.ShouldSucceed();
        using var items = JsonDocument.Parse(query.Output);
        var tool = items.RootElement.GetProperty("Items").GetProperty("OpenApiTool")[0];
        return new(tool.GetProperty("NSwagCommand").GetString()!, tool.GetProperty("NSwagSettings").GetString()!);
    }

    /// <param name="Command">The command that starts NSwag, as MSBuild gives it to the shell.</param>
    /// <param name="Settings">The folder of NSwag's settings and templates.</param>
    private sealed record Tools(string Command, string Settings);
}
