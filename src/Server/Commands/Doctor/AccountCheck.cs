using System.Globalization;
using System.Runtime.CompilerServices;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Http;

namespace LeadMagic.Server.Commands.Doctor;

/// <summary>Checks key, balance, latency and limits by the API's free call for the balance.</summary>
internal sealed class AccountCheck(ApiAccess access, TimeProvider time)
{
    /// <summary>The first call opens the connection; of the others the median counts.</summary>
    private const int MoreCalls = 5;

    /// <summary>True where the key is the one that <c>install</c> stored.</summary>
    public bool IsKeyInstalled { get; init; }

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (answer, failure) = await AskAsync(cancellationToken);
        yield return Judge(answer, failure);
        if (answer is not { IsSuccess: true }) yield break;
        var durations = new List<double>();
        for (var i = 0; i < MoreCalls; i++)
        {
            var start = time.GetTimestamp();
            var (again, _) = await AskAsync(cancellationToken);
            if (again is { IsSuccess: true }) durations.Add(time.GetElapsedTime(start).TotalMilliseconds);
        }

        yield return Latency(durations);
        yield return access.Limits.Count > 0
            ? Finding.Ok("limits", string.Join("; ", access.Limits))
            : Finding.Ok("limits", "the API told none with these calls");
    }

    private async Task<(ApiResponse? Answer, string? Failure)> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await LeadMagicServer.AskForCredits(access)(cancellationToken), null);
        }
        catch (ApiFailureException fault)
        {
            return (null, fault.Message);
        }
    }

    private Finding Judge(ApiResponse? answer, string? failure)
    {
        if (answer is null) return Finding.Failed("account", failure!);
        if (answer.Status is 401 or 403)
        {
            var what = IsKeyInstalled ? $"run `{LeadMagicServer.Name} install`" : $"set {KeySettings.KeyName}";
            return Finding.Failed("account", $"the API did not accept the key ({Number(answer.Status)}). Copy it again from app.leadmagic.io, Settings, API, and {what}.");
        }

        if (!answer.IsSuccess) return Finding.Failed("account", answer.Explanation ?? $"the API answered {Number(answer.Status)}");
        var definition = access.Tools.Single(tool => tool.About.Name == ApiAccess.BalanceTool).About;
        return new LeadMagicCredits().Read(definition, answer).Balance switch
        {
            null => Finding.Warning("account", "the key is accepted, but the answer holds no number of credits"),
            <= 0 => Finding.Warning("account", "the key is accepted, and no credits are left: paid calls will be refused"),
            { } balance => Finding.Ok("account", $"the key is accepted; balance: {balance.ToString("0.####", CultureInfo.InvariantCulture)} credits"),
        };
    }

    private static Finding Latency(List<double> durations)
    {
        if (durations.Count < MoreCalls) return Finding.Warning("latency", $"{Number(MoreCalls - durations.Count)} of {Number(MoreCalls)} further calls failed");
        durations.Sort();
        return Finding.Ok("latency", $"{Number(durations[MoreCalls / 2])} ms, the median of {Number(MoreCalls)} free calls");
    }

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
