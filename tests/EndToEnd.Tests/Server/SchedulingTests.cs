using System.Globalization;
using System.Runtime.InteropServices;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>How the system treats the server's threads.</summary>
public sealed class SchedulingTests : ServerTest
{
    /// <summary>SCHED_BATCH: who wakes up interrupts nobody.</summary>
    private const string Batch = "3";

    [Fact]
    public async Task Threads_that_wake_up_interrupt_nobody()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The policy is read from /proc.");
        Assert.SkipWhen(RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal), "musl sets no policy.");
        McpProcess server = StartServer();

        await server.InitializeAsync();

        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{server.Id}/task");
        var policies = Directory.EnumerateDirectories(folder).Where(IsOfPool).Select(Policy).ToList();
        Assert.NotEmpty(policies);
        Assert.All(policies, policy => Assert.Equal(Batch, policy));
    }

    private static bool IsOfPool(string thread) => File.ReadAllText(thread + "/comm").TrimEnd() == ".NET TP Worker";

    /// <summary>The 41st field of the thread's status, or the 39th after its name, which stands in brackets.</summary>
    private static string Policy(string thread) => File.ReadAllText(thread + "/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[38];
}
