using System.Text.Json.Nodes;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Packaging;

namespace LeadMagic.Server.Tests.Packaging;

/// <summary>The manifests of the packages, as far as it can be told without a client.</summary>
public sealed class ManifestTests
{
    private static readonly JsonNode Registry = JsonNode.Parse(RegistryManifest.Write())!;

    [Fact]
    public void The_registry_is_told_every_setting_and_the_document()
    {
        var package = Assert.Single(Registry["packages"]!.AsArray())!;

        Assert.Equal(SettingList.All.Select(setting => setting.Name), package["environmentVariables"]!.AsArray().Select(setting => (string)setting!["name"]!));
        Assert.Equal(ProductVersion.DocumentHash, (string?)Registry["_meta"]!["io.modelcontextprotocol.registry/publisher-provided"]!["documentSha256"]);
    }

    /// <summary>The limits of the registry's schema of 2025-12-11.</summary>
    [Fact]
    public void The_registry_takes_its_name_version_and_description()
    {
        Assert.Matches("^[a-zA-Z0-9.-]{1,100}/[a-zA-Z0-9._-]{1,100}$", (string)Registry["name"]!);
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string)Registry["version"]!);
        Assert.InRange(((string)Registry["description"]!).Length, 1, 100);
        Assert.InRange(((string)Registry["title"]!).Length, 1, 100);
    }

    [Theory]
    [InlineData("linux", "server/leadmagic-mcp")]
    [InlineData("darwin", "server/leadmagic-mcp")]
    [InlineData("win32", "server/leadmagic-mcp.exe")]
    public void A_bundle_starts_its_executable_on_its_platform(string platform, string executable)
    {
        var manifest = JsonNode.Parse(BundleManifest.Write(platform))!;

        Assert.Equal(executable, (string?)manifest["server"]!["entry_point"]);
        Assert.Equal("${__dirname}/" + executable, (string?)manifest["server"]!["mcp_config"]!["command"]);
        Assert.Equal(platform, (string?)Assert.Single(manifest["compatibility"]!["platforms"]!.AsArray()));
    }

    [Fact]
    public void What_a_bundle_passes_on_is_what_its_user_was_asked_for()
    {
        var manifest = JsonNode.Parse(BundleManifest.Write("linux"))!;
        var asked = manifest["user_config"]!.AsObject().Select(question => $"${{user_config.{question.Key}}}");

        Assert.Equal(asked, manifest["server"]!["mcp_config"]!["env"]!.AsObject().Select(variable => (string)variable.Value!));
    }
}
