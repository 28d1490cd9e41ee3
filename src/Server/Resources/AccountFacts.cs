using System.Globalization;
using System.Text.Json;
using OpenApiMcp.Runtime.Http;

namespace LeadMagic.Server.Resources;

/// <summary>The account's facts: the balance by the API's free call, at most once a minute, and what others in this process have learned.</summary>
/// <param name="getCredits">Asks the API for the balance.</param>
/// <param name="spent">Counts the credits that calls have cost; null while nobody does.</param>
/// <param name="limits">Says which limits the API has told; null while nobody listens.</param>
internal sealed class AccountFacts(
    Func<CancellationToken, Task<ApiResponse>> getCredits,
    TimeProvider time,
    Func<decimal?>? spent = null,
    Func<IReadOnlyList<string>>? limits = null) : IAccountFacts
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1);
    private long? _askedAt;
    private Balance? _balance;

    public decimal? Spent => spent?.Invoke();

    public IReadOnlyList<string> Limits => limits?.Invoke() ?? [];

    public async Task<Balance> ReadBalanceAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_askedAt is { } asked && time.GetElapsedTime(asked) < Interval) return _balance!;
            (_askedAt, _balance) = (time.GetTimestamp(), new Balance(null, time.GetUtcNow(), "the last read was given up; read again in a minute"));
            return _balance = await AskAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Balance> AskAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var response = await getCredits(cancellationToken);
            if (!response.IsSuccess) return new(null, now, $"the API answered {response.Status.ToString(CultureInfo.InvariantCulture)}");
            return ReadNumber(response.Body) is { } credits ? new(credits, now) : new(null, now, "the API's answer holds no number of credits");
        }
        catch (ApiFailureException)
        {
            return new(null, now, "the API gave no complete answer");
        }
    }

    /// <summary>Only a number is taken over: whatever else the API may say does not belong on this page.</summary>
    private static string? ReadNumber(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("credits", out var credits)
                && credits.ValueKind == JsonValueKind.Number
                    ? credits.GetRawText()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
