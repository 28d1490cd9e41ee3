using OpenApiMcp.Benchmarks.Peers;

namespace OpenApiMcp.Benchmarks.Native;

/// <summary>
/// Writes the order in which the compiler of the native executable lays its code down: first what each call runs through, then what a start does,
/// and the rest behind. Left where they happen to lie, these functions take five times as many pages, which the processor must find and a start must read.
/// </summary>
internal static class NativeOrder
{
    private const int SmallCalls = 160;
    private const int LargeCalls = 40;
    private const int InFlight = 4;

    private static readonly string Result = RepositoryPaths.At("src/Server/native-order.txt");

    /// <param name="executable">Ours, with its symbols.</param>
    public static void Write(string executable)
    {
        var start = Profile(executable, smallCalls: 1, largeCalls: 0);
        var whole = Profile(executable, SmallCalls, LargeCalls);
        var calls = whole.Where(function => function.Value - start.GetValueOrDefault(function.Key) >= LargeCalls).Select(function => function.Key).Order(StringComparer.Ordinal).ToList();
        var others = whole.Keys.Union(start.Keys).Except(calls).Order(StringComparer.Ordinal).ToList(); // by name, so that a new measurement changes few lines
        File.WriteAllText(Result, $"""
            # Made by eng/native-order: {calls.Count} functions that calls run through, then {others.Count} that a start does. Names that the compiler does not know are passed over.
            {string.Join('\n', calls.Concat(others))}

            """);
        Console.WriteLine($"{Result}: {calls.Count} functions of calls, {others.Count} of a start.");
    }

    /// <summary>Runs the server under callgrind: it starts, lists its tools, and makes calls over TLS, as people do. The first of them is part of the start.</summary>
    private static Dictionary<string, long> Profile(string executable, int smallCalls, int largeCalls)
    {
        var file = Path.GetTempFileName();
        using var certificates = LocalCertificates.Create();
        using var api = new TlsStubApi(certificates.Server);
        var ours = Contenders.Ours("ours", executable, "8000");
        // The collector sets 256 GB of addresses aside, which Valgrind refuses.
        using (var server = ServerProcess.Start(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + file, "--quiet", executable],
            [.. ours.Environment(api.Address), .. certificates.Trust, ("DOTNET_GCHeapHardLimit", "0x10000000")]))
        {
            server.Initialize();
            server.ListTools();
            Call(server, ours.SmallCall, smallCalls);
            Call(server, ours.LargeCall, largeCalls);
            server.End();
        }

        var profile = CallgrindProfile.Read(file).Where(function => IsManaged(function.Key)).ToDictionary(StringComparer.Ordinal);
        File.Delete(file);
        return profile;
    }

    /// <summary>The compiler joins a type and its method by two underscores; what else has run is C and C++, and none of its business.</summary>
    private static bool IsManaged(string name) => name.IndexOf("__", StringComparison.Ordinal) > 0 && name.AsSpan().IndexOfAny(" (") < 0;

    private static void Call(ServerProcess server, string call, int count)
    {
        for (var (sent, answered) = (0, 0); answered < count; answered++)
        {
            for (; sent < Math.Min(answered + InFlight, count); sent++)
            {
                server.Send($$"""{"jsonrpc":"2.0","id":"{{call.Length}}-{{sent}}","method":"tools/call","params":{{call.Replace("$", $"{sent}", StringComparison.Ordinal)}}}""");
            }

            if (server.ReadLine() < StubAnswers.SmallBytes) throw new InvalidOperationException("A call was not answered with the API's answer.");
        }
    }
}
