using System.Globalization;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Http;

namespace LeadMagic.Server.Enrich;

/// <summary>Asks for the balance, which is free, before a run: a refused key or a dead network is found out here, and not by rows that are charged.</summary>
internal static class BalanceCheck
{
    /// <returns>The credits that are left; null where the response does not say.</returns>
    /// <exception cref="SettingsException">No row would fare better than this call.</exception>
    public static async Task<decimal?> RunAsync(ApiAccess access, CancellationToken cancellationToken)
    {
        try
        {
            var response = await LeadMagicServer.AskForCredits(access)(cancellationToken);
            return response.Status switch
            {
                401 or 403 => throw new SettingsException($"The API did not accept the key ({Number(response.Status)}). Copy it again from app.leadmagic.io, Settings, API, and set {KeySettings.KeyName}. Nothing was sent for any row."),
                407 => throw new SettingsException("The proxy before the API wants to know who you are (407). Set its user and password, or go around it. Nothing was sent for any row."),
                502 or 503 or 504 => throw new SettingsException($"The API is not available ({Number(response.Status)}), so no row was sent. Try again later."),
                _ => new LeadMagicCredits().Read(access.Tools.Single(tool => tool.About.Name == ApiAccess.BalanceTool).About, response).Balance,
            };
        }
        catch (ApiFailureException)
        {
            throw new SettingsException("The API could not be reached, so no row was sent. Check the network; the command `doctor` says which part of it fails.");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
