using OpenApiMcp.Prepare;

namespace OpenApiMcp.Build.Tests;

/// <summary>Runs the real NSwag with the repository's settings and templates over operations, as the build does.</summary>
internal static class NSwagRun
{
    public static string Binaries => RepositoryPaths.At("openapi/node_modules/nswag/bin/binaries/Net100");

    public static Task<string> ClientOfAsync(params PreparedOperation[] operations) =>
        ClientByAsync($"dotnet \"{Path.Combine(Binaries, "dotnet-nswag.dll")}\"", operations);

    /// <param name="command">The command that starts NSwag, as MSBuild gives it to the shell.</param>
    /// <param name="operations">The operations of the document.</param>
    public static async Task<string> ClientByAsync(string command, params PreparedOperation[] operations)
    {
        using var folder = new TemporaryFolder(TemporaryFolder.OddName);
        await File.WriteAllBytesAsync(folder.File("prepared.json"), PreparedDocumentWriter.Write(operations).ToArray(), TestContext.Current.CancellationToken);
        File.Copy(RepositoryPaths.At("openapi/nswag.json"), folder.File("nswag.json"));
        Directory.CreateDirectory(folder.File("templates"));
        foreach (var template in Directory.GetFiles(RepositoryPaths.At("openapi/templates")))
            File.Copy(template, Path.Combine(folder.File("templates"), Path.GetFileName(template)));

        var run = await Command.RunAsync(
            folder.Path, "sh", ["-c", command + " run nswag.json /variables:Namespace=My.Api,ClientName=ThingsClient"]);
        run.ShouldSucceed();
        return await File.ReadAllTextAsync(folder.File("client.g.cs"), TestContext.Current.CancellationToken);
    }
}
