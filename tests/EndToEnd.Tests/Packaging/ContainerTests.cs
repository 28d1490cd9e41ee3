using System.Text.Json.Nodes;
using LeadMagic.EndToEnd.Tests.Building;
using OpenApiMcp.TestKit;
using OpenApiMcp.TestKit.Processes;

namespace LeadMagic.EndToEnd.Tests.Packaging;

/// <summary>What <c>dotnet publish -t:PublishContainer</c> would make. The image itself needs a base image from a registry, which a test does not have.</summary>
public sealed class ContainerTests
{
    [Fact]
    public async Task The_image_is_named_tagged_and_labelled_and_starts_the_server()
    {
        JsonNode facts = await EvaluateAsync();
        JsonNode properties = facts["Properties"]!;

        Assert.Equal("leadmagic-mcp", (string?)properties["ContainerRepository"]);
        Assert.Equal($"{properties["Version"]};latest", (string?)properties["ContainerImageTags"]);
        Assert.EndsWith("noble-chiseled", (string?)properties["ContainerBaseImage"], StringComparison.Ordinal);
        Assert.Equal("/app/", (string?)properties["ContainerWorkingDirectory"]);
        Assert.Contains(facts["Items"]!["ContainerAppCommand"]!.AsArray(), command => ((string)command!["Identity"]!).Contains("leadmagic-mcp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_labels_name_the_license_the_description_and_the_server()
    {
        Dictionary<string, string> labels = (await EvaluateAsync())["Items"]!["ContainerLabel"]!.AsArray()
            .ToDictionary(label => (string)label!["Identity"]!, label => (string)label!["Value"]!, StringComparer.Ordinal);

        Assert.Equal("MIT", labels["org.opencontainers.image.licenses"]);
        Assert.StartsWith("MCP server for LeadMagic", labels["org.opencontainers.image.description"], StringComparison.Ordinal);
        Assert.Equal("io.github.leadmagic-generated/leadmagic-mcp", labels["io.modelcontextprotocol.server.name"]);
    }

    private static async Task<JsonNode> EvaluateAsync()
    {
        (int exitCode, string text) = await Command.RunAsync(
            RepositoryPaths.Root, "dotnet",
            [
                "msbuild", "src/Server", "-nodeReuse:false", "-t:ComputeContainerConfig", "-p:RuntimeIdentifier=", "-p:Configuration=" + BuildFacts.Configuration,
                "-getProperty:ContainerRepository,ContainerImageTags,ContainerBaseImage,ContainerWorkingDirectory,Version", "-getItem:ContainerLabel,ContainerAppCommand",
            ]);
        Assert.True(exitCode == 0, text);
        return JsonNode.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..])!;
    }
}
