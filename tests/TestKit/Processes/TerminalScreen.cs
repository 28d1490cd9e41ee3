using System.Globalization;
using Xunit;

namespace OpenApiMcp.TestKit.Processes;

/// <summary>A shell script in a real terminal (tmux), whose screen a test can read and type into.</summary>
public sealed class TerminalScreen : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _socket;

    private TerminalScreen(string folder) => (_folder, _socket) = (folder, Path.Combine(folder, "tmux"));

    /// <summary>How long <see cref="WaitForAsync"/> waits before it fails the test.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Starts the script; skips the test where tmux is missing. The terminal stays when the script has ended.</summary>
    /// <param name="folder">The working directory, which also gets tmux's socket.</param>
    public static async Task<TerminalScreen> StartAsync(string folder, int columns, string script, params (string Name, string Value)[] settings)
    {
        bool isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "tmux")));
        if (!isInstalled) Requirement.IsMissing("This test reads the screen of tmux, which is not installed here (Debian: apt-get install tmux).");
        TerminalScreen screen = new(folder);
        string[] size = ["-x", columns.ToString(CultureInfo.InvariantCulture), "-y", "40"];
        (await screen.TmuxAsync(["-f", "/dev/null", "new-session", "-d", .. size, script + "\ncat"], [("LC_ALL", "C.UTF-8"), .. settings])).ShouldSucceed();
        return screen;
    }

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line) => (await TmuxAsync(["send-keys", line, "Enter"])).ShouldSucceed();

    /// <summary>Presses Ctrl+C.</summary>
    public async Task InterruptAsync() => (await TmuxAsync(["send-keys", "C-c"])).ShouldSucceed();

    /// <summary>The lines on the screen that are not empty, without the spaces at their ends.</summary>
    public async Task<string[]> ReadAsync() =>
        [.. (await TmuxAsync(["capture-pane", "-p"])).ShouldSucceed().Output.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    /// <summary>Waits until a line on the screen has this text in it.</summary>
    public async Task WaitForAsync(string text)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            string[] lines = await ReadAsync();
            if (lines.Any(line => line.Contains(text, StringComparison.Ordinal))) return;
            Assert.False(patience.IsCancellationRequested, $"'{text}' did not appear on the screen:\n{string.Join('\n', lines)}");
        }
    }

    public async ValueTask DisposeAsync() => await TmuxAsync(["kill-server"]);

    private Task<CommandOutcome> TmuxAsync(IEnumerable<string> arguments, params (string Name, string Value)[] settings) =>
        Command.RunAsync(_folder, "tmux", ["-u", "-S", _socket, .. arguments], settings);
}
