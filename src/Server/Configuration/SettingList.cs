using System.Collections.Immutable;

namespace LeadMagic.Server.Configuration;

/// <summary>Every setting, those that most people need first: what the documentation says and the packages ask for is made of it.</summary>
internal static class SettingList
{
    public static ImmutableArray<SettingEntry> All { get; } =
    [
        new(KeySettings.KeyName, $"The API key (app.leadmagic.io, Settings, API). It or `{KeySettings.FileName}` is needed, except with `--demo`.") { IsSecret = true },
        new(KeySettings.FileName, "Absolute path of a file that holds the key and that nobody but its owner and group may read; read for each request, so that a key can be changed without a restart."),
        new(SurfaceSettings.ToolsetsName, $"The toolsets to show, separated by commas: {string.Join(", ", SurfaceSettings.KnownToolsets)}; `all` for every one.", string.Join(',', SurfaceSettings.Default.Toolsets)),
        new(SurfaceSettings.ReadOnlyName, "`true` leaves out every tool that is not read-only.", "false"),
        new(SpendingSettings.MaxCreditsName, "The most credits that a server process may spend; a call that could exceed it is refused.", "no cap"),
        new(SpendingSettings.ConfirmAboveName, "The user is asked before a call that may cost more credits than this; where the client cannot ask, the call is refused.", "25"),
        new(SpendingSettings.ConfirmBulkName, "`false`: a bulk job is asked about only above that threshold, as other calls are, and not each time.", "true"),
        new(SpendingSettings.CacheLifetimeName, "Seconds, 0 to 86400, for which the answer of a paid lookup is remembered, so that the same one is free; 0 remembers nothing.", "600"),
        new(SpendingSettings.RecordName, "`false` keeps no record of what calls cost in the user's state folder, for the command `spend`.", "true"),
        new(ResultSettings.MaxTokensName, "The most tokens (bytes ÷ 4) of a result, 500 to 1000000; a bigger answer is cut, and the whole kept for `read_result`; 0 cuts nothing.", "8000"),
        new(ServerSettings.TimeoutName, "Milliseconds for one attempt, 100 to 600000; a call with all its attempts may take twice as long.", "30000"),
        new(LimitSettings.MaxConcurrencyName, "Requests on their way to the API at once, 1 to 64; further calls wait for their turn.", "16"),
        new(ServerSettings.BaseUrlName, "Where the API is: https, or http on this machine.", LeadMagicTools.Api.Servers[0]),
        new(KeySettings.PinsName, "Keys of which one must be in the API's certificate chain: `sha256/` and Base64, or 64 hexadecimal digits, several separated by commas.", "any valid chain"),
        new(LogSettings.LevelName, "What is logged to standard error: `trace`, `debug`, `information`, `warning`, `error`, `critical` or `none`.", "warning"),
        new(LogSettings.FormatName, "`text`, or `json` for one JSON object on each line.", "text"),
        new(LogSettings.HttpName, "`true` logs each request and answer, redacted.", "false"),
        new(ServerSettings.ProtocolName, "The only MCP revision to speak, such as `2025-11-25`, for clients that get confused by newer ones.", "all"),
    ];
}
