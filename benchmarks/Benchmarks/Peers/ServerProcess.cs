using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>A started server, spoken to in whole lines and by one thread, without any parsing that would cost as much as what is measured.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Hello = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"benchmark","version":"1"}}}""";

    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;

    private ServerProcess(Process process)
    {
        _process = process;
        _input = process.StandardInput.BaseStream;
        _output = process.StandardOutput.BaseStream;
    }

    public ProcessFigures Figures => ProcessFigures.Read(_process.Id);

    /// <summary>Starts a program with few variables of this machine's environment: no proxy, no key, no telemetry.</summary>
    public static ServerProcess Start(string[] program, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program[0], program[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(name => name is not ("PATH" or "HOME" or "LANG")).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return new(process);
    }

    public void Initialize()
    {
        Exchange(Hello);
        Send("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
    }

    /// <returns>The bytes of the list.</returns>
    public int ListTools() => Exchange("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

    /// <summary>Sends a line and reads one.</summary>
    /// <returns>The length of the line that came.</returns>
    public int Exchange(string line)
    {
        Send(line);
        return ReadLine();
    }

    public void Send(string line) => Send(Encoding.UTF8.GetBytes(line + "\n"));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        _input.Write(bytes);
        _input.Flush();
    }

    /// <summary>The length of the next line.</summary>
    public int ReadLine()
    {
        var length = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (found >= 0)
            {
                _start += found + 1;
                return length + found;
            }

            length += _end - _start;
            _start = 0;
            _end = _output.Read(_buffer);
            if (_end == 0) throw new InvalidOperationException("A server has closed its output.");
        }
    }

    /// <summary>True where the next line can be read without waiting.</summary>
    public bool HasLine => _buffer.AsSpan(_start, _end - _start).Contains((byte)'\n');

    /// <summary>Ends its input, as a client does that needs it no more, and waits until it has left.</summary>
    public void End()
    {
        _input.Close();
        if (!_process.WaitForExit(TimeSpan.FromMinutes(1))) throw new InvalidOperationException("A server did not leave at the end of its input.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

/// <summary>What the system says of a process.</summary>
/// <param name="Cpu">The processor time of its threads that still run.</param>
internal sealed record ProcessFigures(TimeSpan Cpu, double ResidentMegabytes, double PeakMegabytes)
{
    public static ProcessFigures Read(int id)
    {
        var folder = "/proc/" + id.ToString(CultureInfo.InvariantCulture);
        var nanoseconds = Directory.EnumerateDirectories(folder + "/task")
            .Sum(task => long.Parse(File.ReadAllText(task + "/schedstat").Split(' ')[0], CultureInfo.InvariantCulture));
        var status = File.ReadAllLines(folder + "/status");
        return new(TimeSpan.FromMicroseconds(nanoseconds / 1000), Megabytes(status, "VmRSS:"), Megabytes(status, "VmHWM:"));
    }

    private static double Megabytes(string[] status, string name)
    {
        var line = status.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
