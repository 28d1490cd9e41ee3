using System.Diagnostics;
using System.Globalization;
using OpenApiMcp.TestKit.Processes;

namespace OpenApiMcp.TestKit.Tests.Processes;

/// <summary>A command must not outlive the test host, even one that is killed and can clean up nothing.</summary>
public class TiedCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_command_ends_when_its_host_lets_go_of_its_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /bin/sh; commands run untied there.");
        TaskCompletionSource<int> commandId = new();
        await using var shell = ChildProcess.Start(
            TiedCommand.StartInfo(["/bin/sh", "-c", "echo $$; exec tail -f /dev/null"]),
            line => commandId.TrySetResult(int.Parse(line, CultureInfo.InvariantCulture)));
        int id = await commandId.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(IsRunning(id));

        shell.CloseInput();
        await shell.WaitForExitAsync(Patience);

        Assert.False(IsRunning(id));
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
