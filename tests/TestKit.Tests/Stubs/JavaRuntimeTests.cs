using OpenApiMcp.TestKit.Stubs;

namespace OpenApiMcp.TestKit.Tests.Stubs;

/// <summary>A machine without Java, or without the jar, gets one clear error.</summary>
public class JavaRuntimeTests
{
    [Fact]
    public void A_missing_Java_is_an_error_that_says_what_to_install()
    {
        var error = Assert.Throws<InvalidOperationException>(() => JavaRuntime.FindJava(javaHome: null, path: AppContext.BaseDirectory));

        Assert.Contains("apt-get install default-jre-headless", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_jar_is_an_error_that_says_how_to_install_it()
    {
        var error = Assert.Throws<InvalidOperationException>(() => JavaRuntime.FindJar(AppContext.BaseDirectory));

        Assert.Contains("dotnet build tests/TestKit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_WireMock_is_an_error_with_its_output()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for Java is a program that Windows lacks.");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => WireMockProcess.StartAsync("/bin/echo", "no.jar"));

        Assert.Contains("ended before it served", error.Message, StringComparison.Ordinal);
        Assert.Contains("-jar no.jar", error.Message, StringComparison.Ordinal);
    }
}
