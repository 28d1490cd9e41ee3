namespace LeadMagic.Server.Packaging;

/// <summary>What every package says of the product.</summary>
internal static class PackageFacts
{
    /// <summary>The server's name in the MCP registry; the package's README repeats it, which proves that both have the same owner.</summary>
    public const string RegistryName = "io.github.leadmagic-generated/leadmagic-mcp";

    /// <summary>The .NET tool's package.</summary>
    public const string PackageId = "LeadMagic.Mcp";

    public const string Title = "LeadMagic";

    /// <summary>At most 100 characters, as the registry demands.</summary>
    public const string Description = "Finds and checks B2B data with LeadMagic: emails, profiles, companies, jobs and ads.";

    public const string Author = "LeadMagic.Generated contributors";
}
