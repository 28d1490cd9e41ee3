using System.Reflection;

namespace LeadMagic.Server;

/// <summary>Which program this is, and which document it was made from. The project file writes its number into a constant.</summary>
internal static partial class ProductVersion
{
    private const string HashName = "OpenApiDocument.Sha256";

    /// <summary>SHA-256 of the document's bytes, in lower-case hexadecimal.</summary>
    public static string DocumentHash => typeof(ProductVersion).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == HashName).Value!;

    public static string Text => $"{LeadMagicServer.Name} {Number} (document {LeadMagicTools.Api.Version}, sha256 {DocumentHash})";
}
