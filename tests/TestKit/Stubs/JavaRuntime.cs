namespace OpenApiMcp.TestKit.Stubs;

/// <summary>Finds what WireMock needs to run: a Java program and the installed jar.</summary>
internal static class JavaRuntime
{
    private const string JarFolder = "tests/TestKit/wiremock/node_modules/wiremock/build";

    /// <summary>The program <c>java</c> of JAVA_HOME, or else the first one on PATH.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to install.</exception>
    public static string FindJava(string? javaHome, string? path)
    {
        string name = OperatingSystem.IsWindows() ? "java.exe" : "java";
        IEnumerable<string> folders = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (!string.IsNullOrEmpty(javaHome)) folders = folders.Prepend(Path.Combine(javaHome, "bin"));

        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
            "Java was not found in JAVA_HOME or on PATH. The tests run against the real WireMock, which needs a Java runtime, version 17 or newer. " +
            "Install one (on Debian: apt-get install default-jre-headless) and run the tests again.");
    }

    /// <exception cref="InvalidOperationException">The jar is not installed; the message says how to install it.</exception>
    public static string FindJar(string repositoryRoot)
    {
        DirectoryInfo folder = new(Path.Combine(repositoryRoot, JarFolder));
        FileInfo? jar = folder.Exists ? folder.EnumerateFiles("wiremock-standalone-*.jar").FirstOrDefault() : null;
        return jar?.FullName ?? throw new InvalidOperationException(
            $"The WireMock jar was not found in {JarFolder}. Building tests/TestKit installs it: run 'dotnet build tests/TestKit'.");
    }
}
