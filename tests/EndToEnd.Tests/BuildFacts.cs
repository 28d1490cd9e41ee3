using System.Reflection;
using OpenApiMcp.TestKit;

namespace LeadMagic.EndToEnd.Tests;

/// <summary>What the project file of these tests wrote into their assembly.</summary>
internal static class BuildFacts
{
    /// <summary>The built server, ready to be started.</summary>
    public static string ServerExecutable { get; } = Executable(RepositoryPaths.At(Read("ServerPath")));

    /// <summary>The sample, built from the document beside it.</summary>
    public static string SampleExecutable { get; } = Executable(RepositoryPaths.At(Read("SamplePath")));

    /// <summary>Debug or Release, as these tests were built: the builds that they start find everything else up to date.</summary>
    public static string Configuration { get; } = Read("Configuration");

    /// <summary>The program beside a built assembly.</summary>
    public static string Executable(string assembly) => Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);

    private static string Read(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == key).Value!;
}
