using System.Collections.Concurrent;
using OpenApiMcp.TestKit.Processes;

namespace OpenApiMcp.TestKit.Tests.Processes;

public class LineProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Each_line_is_handed_on_whole_though_nothing_is_kept()
    {
        ConcurrentQueue<string> lines = [];
        await using LineProcess cat = LineProcess.Start("cat", [], new Dictionary<string, string>(), Path.GetTempPath(), lines.Enqueue);
        // Larger than any buffer on the way, so that lines come in pieces and the rest of one is left over.
        string[] sent = [.. Enumerable.Range(0, 200).Select(number => new string((char)('a' + (number % 26)), number * 37) + "é")];

        foreach (string line in sent) await cat.SendAsync(line);
        await cat.SendBytesAsync("without an end"u8.ToArray());
        cat.CloseInput();

        Assert.Equal(0, await cat.WaitForExitAsync(Patience));
        Assert.Equal([.. sent, "without an end"], lines);
        Assert.Empty(cat.StderrText);
    }
}
