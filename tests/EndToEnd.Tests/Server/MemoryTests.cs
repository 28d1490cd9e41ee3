using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;
using OpenApiMcp.TestKit.Sockets;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The most memory that a server ever held, as the system counts it, while an API or a client tries to fill it.</summary>
public sealed class MemoryTests : ServerTest
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>About twice what was measured: when the collector runs is its own affair.</summary>
    private const int MostMegabytes = 700;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Answers_that_unpack_to_thousands_of_times_their_size_are_not_unpacked(string coding)
    {
        byte[] bomb = Bomb(coding, 64);
        await using var api = LoopbackServer.Answering(LoopbackServer.Head($"Content-Type: application/json\r\nContent-Encoding: {coding}\r\nContent-Length: {bomb.Length}"), bomb);

        await AssertBoundedAsync(api.Address, calls: 8, "unpacks to more than 100 times");
    }

    [Fact]
    public async Task Answers_without_an_end_are_not_read_to_it()
    {
        await using var api = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(LoopbackServer.Head("Content-Type: application/json\r\nTransfer-Encoding: chunked"));
            byte[] chunk = [.. "100000\r\n"u8, .. new byte[Megabyte], .. "\r\n"u8];
            while (true) await connection.SendAsync(chunk);
        });

        await AssertBoundedAsync(api.Address, calls: 4, "larger than the limit");
    }

    [Theory]
    [InlineData(3_000, 1_000)]
    [InlineData(150, Megabyte)]
    public async Task A_flood_of_calls_is_refused_beyond_what_can_wait_and_each_is_answered(int calls, int length)
    {
        TaskCompletionSource release = new();
        await using var api = new LoopbackServer(async connection =>
        {
            await connection.ReadByteAsync();
            await release.Task;
            await connection.SendAsync(LoopbackServer.Ok("{}"));
        });
        McpProcess server = await StartAsync(api.Address);
        JsonObject person = new() { ["first_name"] = new string('x', length), ["last_name"] = "Doe", ["domain"] = "example.com" };

        List<long> ids = [];
        for (int call = 0; call < calls; call++) ids.Add(await server.SendRequestAsync("tools/call", new JsonObject { ["name"] = "find_email", ["arguments"] = person.DeepClone() }));
        JsonObject last = await server.ResponseAsync(ids[^1]);
        Assert.Contains("busy", (string?)last["error"]!["message"], StringComparison.Ordinal);
        release.SetResult();
        foreach (long id in ids.SkipLast(1)) await server.ResponseAsync(id);

        AssertBounded(server);
    }

    private async Task AssertBoundedAsync(Uri address, int calls, string text)
    {
        McpProcess server = await StartAsync(address);
        List<long> ids = [];
        for (int call = 0; call < calls; call++) ids.Add(await server.SendRequestAsync("tools/call", new JsonObject { ["name"] = "get_credits" }));
        foreach (long id in ids) Assert.Contains(text, (string?)(await server.ResponseAsync(id))["result"]!["content"]![0]!["text"], StringComparison.Ordinal);

        AssertBounded(server);
    }

    private async Task<McpProcess> StartAsync(Uri address)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The peak is read from /proc.");
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", address.ToString()));
        await server.InitializeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"Peak after the start: {PeakMegabytes(server):0} MB."));
        return server;
    }

    private static void AssertBounded(McpProcess server)
    {
        double peak = PeakMegabytes(server);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"Peak at the end: {peak:0} MB."));
        Assert.InRange(peak, 1, MostMegabytes);
    }

    private static double PeakMegabytes(McpProcess server)
    {
        string line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{server.Id}/status")).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line["VmHWM:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    private static byte[] Bomb(string coding, int megabytes)
    {
        using MemoryStream packed = new();
        using (Stream stream = coding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] zeros = new byte[Megabyte];
            for (int i = 0; i < megabytes; i++) stream.Write(zeros);
        }

        return packed.ToArray();
    }
}
