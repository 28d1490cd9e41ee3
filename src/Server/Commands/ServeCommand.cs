using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using LeadMagic.Server.Telemetry;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Stdio;

namespace LeadMagic.Server.Commands;

/// <summary>Serves MCP over standard input and output until the input ends.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(bool isDemo)
    {
        using var process = StdioProcess.Open();
        var source = SettingsSource.OpenProcess();
        var settings = ServerSettings.Read(source, isDemo);
        var needsTrust = settings.BaseUrl.Scheme == Uri.UriSchemeHttps && !isDemo;
        if (needsTrust && settings.Key.Pins is null) TrustStore.SkipFolder(); // with pins, what .NET trusts by itself is all that is trusted
        if (!Console.IsInputRedirected) await Screen.ErrorAsync(Greeting(source.KeyRemark));
        using var logs = LogSettings.Open(settings.Log);
        if (source.Warning is { } warning) logs?.CreateLogger(LogCategories.Events).EnvFileIgnored(warning);
        await using var spend = SpendJournal.Open(settings, logs);
        using var telemetry = TelemetryExport.IsAskedFor ? TelemetryExport.Open() : null;
        var observers = new Observers { Logs = logs, Watcher = spend, Telemetry = telemetry?.Calls };
        var transport = new StdioTransportOptions { AfterFirstAnswer = needsTrust ? PrepareFirstCall : null };
        return await process.RunAsync(LeadMagicServer.CreateOptions(settings, observers: observers), transport, logs);
    }

    /// <summary>For a person who started the server in a terminal, where nothing would ever happen.</summary>
    internal static string Greeting(string? keyRemark) =>
        $"{LeadMagicServer.Name} is running and waits for MCP messages from a client on standard input. "
        + $"{(keyRemark is null ? "" : keyRemark + " ")}A client starts it by itself: `{LeadMagicServer.Name} install` sets it up, `{LeadMagicServer.Name} --help` lists the commands for people. Ctrl+C ends it.";

    private static void PrepareFirstCall()
    {
        TrustStore.Read();
        _ = ApiConnection.PrepareAsync();
    }
}
