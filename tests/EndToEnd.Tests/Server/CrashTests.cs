
namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>What a program leaves behind that ends by an error of its own.</summary>
public sealed class CrashTests : ServerTest
{
    [Fact]
    public async Task An_error_on_any_thread_is_named_and_its_text_is_not_shown()
    {
        Assert.SkipUnless(BuildFacts.IsBuiltServer, "The error comes in by a startup hook, which a native program does not have.");
        (int exitCode, string output, string errors) = await RunAsync(
            [],
            ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location),
            (StartupHook.Variable, $"zebulon.quackenbush@otterworks.example {Key}"));

        Assert.Equal((70, ""), (exitCode, output));
        Assert.StartsWith(
            "leadmagic-mcp: an error inside ended the program: System.InvalidOperationException, caused by System.IO.IOException, in StartupHook", errors, StringComparison.Ordinal);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("quackenbush", errors, StringComparison.OrdinalIgnoreCase);
    }
}
