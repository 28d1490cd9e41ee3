using System.Reflection;
using OpenApiMcp.TestKit;

namespace LeadMagic.Protocol.Tests;

/// <summary>The built server as the program that official clients start.</summary>
internal static class ServerProgram
{
    /// <summary>Longer than anything here takes on a busy machine; nothing measures time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The executable that the build of the server made.</summary>
    public static string Path { get; } = System.IO.Path.ChangeExtension(RepositoryPaths.At(ReadPath()), OperatingSystem.IsWindows() ? ".exe" : null);

    private static string ReadPath() =>
        typeof(ServerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "ServerPath").Value!;
}
