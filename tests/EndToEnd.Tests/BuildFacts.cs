using System.Reflection;
using OpenApiMcp.TestKit;

namespace LeadMagic.EndToEnd.Tests;

/// <summary>What the project file of these tests wrote into their assembly.</summary>
internal static class BuildFacts
{
    /// <summary>Names a server that is tested in place of the built one: the path of its executable, such as that of eng/publish-native.</summary>
    public const string ServerVariable = "LEADMAGIC_E2E_SERVER";

    private static readonly string? OtherServer = Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    /// <summary>The server, ready to be started.</summary>
    public static string ServerExecutable { get; } = OtherServer ?? Executable(RepositoryPaths.At(Read("ServerPath")));

    /// <summary>False where another server is tested than the one that was built with these tests.</summary>
    public static bool IsBuiltServer => OtherServer is null;

    /// <summary>The sample, built from the document beside it.</summary>
    public static string SampleExecutable { get; } = Executable(RepositoryPaths.At(Read("SamplePath")));

    /// <summary>Debug or Release, as these tests were built: the builds that they start find everything else up to date.</summary>
    public static string Configuration { get; } = Read("Configuration");

    /// <summary>The program beside a built assembly.</summary>
    public static string Executable(string assembly) => Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);

    private static string Read(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == key).Value!;
}
