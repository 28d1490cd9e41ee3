using System.Globalization;
using System.Net;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Http;

namespace LeadMagic.Server.Install;

/// <summary>What the API thinks of a key.</summary>
internal enum KeyState
{
    Accepted,
    Refused,

    /// <summary>The API could not be asked.</summary>
    Unknown,
}

/// <param name="Text">A sentence for the user.</param>
internal sealed record KeyVerdict(KeyState State, string Text);

/// <summary>Asks the API for the balance, which is free, to see whether a key works.</summary>
internal static class KeyCheck
{
    /// <param name="variable">Gives the value of an environment variable, or null: the address and the time-outs are those of the server.</param>
    /// <exception cref="SettingsException">The key cannot be one, or another setting is bad.</exception>
    public static async Task<KeyVerdict> AskAsync(string key, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Read(
            name => name switch
            {
                KeySettings.KeyName => key,
                KeySettings.FileName => null,
                _ => variable(name),
            },
            isDemo: false);
        var access = ApiAccess.Open(settings, TimeProvider.System, logs: null);
        try
        {
            return Judge(await LeadMagicServer.AskForCredits(access)(cancellationToken), access);
        }
        catch (ApiFailureException)
        {
            return new(KeyState.Unknown, "The API could not be reached to check the key.");
        }
    }

    private static KeyVerdict Judge(ApiResponse answer, ApiAccess access)
    {
        if (answer.Status is (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden) return new(KeyState.Refused, "The API refuses this key. Copy it again from app.leadmagic.io, Settings, API.");
        if (!answer.IsSuccess) return new(KeyState.Unknown, string.Create(CultureInfo.InvariantCulture, $"The key could not be checked: the API answered {answer.Status}."));
        var tool = access.Tools.Single(tool => tool.About.Name == ApiAccess.BalanceTool).About;
        return new(KeyState.Accepted, new LeadMagicCredits().Read(tool, answer).Balance is { } credits
            ? string.Create(CultureInfo.InvariantCulture, $"The key works; {credits} credits are left.")
            : "The key works.");
    }
}
