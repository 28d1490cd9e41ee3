using System.Reflection;
using OpenApiMcp.TestKit;

namespace LeadMagic.Protocol.Tests;

/// <summary>The server as the program that official clients start.</summary>
internal static class ServerProgram
{
    /// <summary>Longer than anything here takes on a busy machine; nothing measures time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The executable that the build of the server made, or the one that is tested in its place.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("LEADMAGIC_E2E_SERVER") is { Length: > 0 } other
        ? System.IO.Path.GetFullPath(other)
        : System.IO.Path.ChangeExtension(RepositoryPaths.At(ReadPath()), OperatingSystem.IsWindows() ? ".exe" : null);

    private static string ReadPath() =>
        typeof(ServerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "ServerPath").Value!;
}
