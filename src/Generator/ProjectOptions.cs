using Microsoft.CodeAnalysis.Diagnostics;
using OpenApiMcp.Generator.Emitting;

namespace OpenApiMcp.Generator;

/// <summary>Reads what the project file says: which file is the document, and the names of what is emitted.</summary>
internal static class ProjectOptions
{
    public static bool IsDocument(AnalyzerConfigOptions file) =>
        file.TryGetValue("build_metadata.AdditionalFiles.OpenApiMcpDocument", out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>True where the project goes without what is not supported.</summary>
    public static bool SkipsUnsupported(AnalyzerConfigOptions project) =>
        Property(project, "OpenApiSkipUnsupported", "false").Equals("true", StringComparison.OrdinalIgnoreCase);

    public static EmitOptions Read(AnalyzerConfigOptions project) => new(
        Property(project, "OpenApiNamespace", "OpenApi"),
        Property(project, "OpenApiClientName", "ApiClient"),
        Property(project, "OpenApiCatalogName", "ApiTools"));

    private static string Property(AnalyzerConfigOptions project, string name, string otherwise) =>
        project.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : otherwise;
}
