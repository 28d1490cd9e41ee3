using System.Globalization;
using Xunit;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>
/// One real WireMock server for all tests of an assembly: <c>[assembly: AssemblyFixture(typeof(WireMockServer))]</c>, then a constructor parameter.
/// Each test talks to a <see cref="WireMockSession"/> of its own.
/// </summary>
public sealed class WireMockServer : IAsyncLifetime
{
    private WireMockProcess? _process;
    private WireMockAdmin? _admin;
    private Uri? _address;
    private int _sessions;

    /// <summary>The server's address, such as <c>http://127.0.0.1:4711/</c>.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException($"{nameof(InitializeAsync)} has not been awaited: the server is not running.");

    /// <summary>The id of the process that ends when this object is disposed and when the test host dies.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Starts the server and waits until it serves.</summary>
    public async ValueTask InitializeAsync()
    {
        string java = JavaRuntime.FindJava(Environment.GetEnvironmentVariable("JAVA_HOME"), Environment.GetEnvironmentVariable("PATH"));
        (_process, int port) = await WireMockProcess.StartAsync(java, JavaRuntime.FindJar(RepositoryPaths.Root));
        _address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        _admin = new WireMockAdmin(_address);
        await _admin.CheckHealthAsync();
    }

    /// <summary>Opens a part of the server that no other test sees, so that tests can run side by side.</summary>
    public WireMockSession NewSession()
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"/t{Interlocked.Increment(ref _sessions)}");
        return new WireMockSession(Address, prefix, _admin!);
    }

    public async ValueTask DisposeAsync()
    {
        _admin?.Dispose();
        if (_process is not null) await _process.DisposeAsync();
    }
}
