using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>
/// Lets identical lookups at the same time share one request, and remembers its answer before the request is over: an identical call finds
/// either of the two. A caller that gives up leaves the others their answer; the last one takes the request along.
/// </summary>
internal sealed class SharingConnection(IApiConnection inner, AnswerMemory memory, CreditAccount account, ILogger log) : IApiConnection
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<ApiResponse>(cancellationToken);
        if (!Lookup.Is(request.Tool)) return inner.SendAsync(request, cancellationToken);
        Flight? flight;
        bool isShared;
        var identity = request.Call.Identity;
        lock (_lock)
        {
            isShared = _flights.TryGetValue(identity, out flight);
            if (isShared) flight!.Waiting++;
            else if (memory.Find(identity) is { } answer) return Task.FromResult(account.Remembered(request.Tool, answer));
            else _flights.Add(identity, flight = new Flight());
        }

        if (isShared) log.Shared(request.Tool.Name);
        else _ = FlyAsync(flight!, request);
        return WaitAsync(flight!, identity, cancellationToken);
    }

    /// <summary>Never throws: what goes wrong is the flight's end.</summary>
    private async Task FlyAsync(Flight flight, ApiRequest request)
    {
        try
        {
            var answer = await inner.SendAsync(request, flight.Abandoned);
            if (Lookup.IsFinal(request.Tool, answer)) memory.Add(request.Call.Identity, answer);
            Forget(flight, request.Call.Identity);
            flight.Land(answer);
        }
        catch (Exception exception)
        {
            Forget(flight, request.Call.Identity);
            flight.Fail(exception);
        }
    }

    private async Task<ApiResponse> WaitAsync(Flight flight, string identity, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await flight.Answer.WaitAsync(cancellationToken);
            return flight.TakesReceipt() ? answer : answer.With(account.Free() with { IsShared = true });
        }
        catch (ApiFailureException failure) when (!flight.TakesReceipt())
        {
            throw failure.With(account.Free() with { IsShared = true });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Leave(flight, identity);
            throw;
        }
    }

    private void Leave(Flight flight, string identity)
    {
        lock (_lock)
        {
            if (--flight.Waiting > 0) return;
            Forget(flight, identity);
        }

        flight.Abandon();
    }

    /// <summary>Leaves a newer flight of the same identity alone.</summary>
    private void Forget(Flight flight, string identity)
    {
        lock (_lock)
        {
            if (_flights.GetValueOrDefault(identity) == flight) _flights.Remove(identity);
        }
    }
}
