namespace OpenApiMcp.Generator.Emitting;

/// <summary>The namespaces of the runtime that emitted code calls, fully qualified.</summary>
internal static class Runtime
{
    public const string Arguments = "global::OpenApiMcp.Runtime.Arguments.";

    public const string Http = "global::OpenApiMcp.Runtime.Http.";

    public const string Results = "global::OpenApiMcp.Runtime.Results.";

    public const string Tools = "global::OpenApiMcp.Runtime.Tools.";

    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"OpenApiMcp.Generator\", \"1.0.0\")]";
}
