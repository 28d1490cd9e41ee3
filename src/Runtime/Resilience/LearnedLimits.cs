using System.Runtime.InteropServices;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>
/// Which rate limits of the API hold for which operation. Operations whose answers name the same limit share it, as with a ceiling for
/// the whole account; different limits are counted apart. Not safe for several threads.
/// </summary>
internal sealed class LearnedLimits
{
    /// <summary>No API has as many; one that names another limit in each answer must not fill the memory.</summary>
    private const int MaxWindows = 64;

    private readonly Dictionary<(int Kind, int? Limit), LearnedWindow> _windows = [];
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    /// <summary>How many windows are kept.</summary>
    public int Count => _windows.Count;

    /// <summary>The windows that an operation's requests count in; null where one is not known.</summary>
    public ReadOnlySpan<LearnedWindow?> Of(string operation) =>
        _windows.Count > 0 && _operations.TryGetValue(operation, out var known) ? known.Windows : [];

    /// <summary>What is known of each limit.</summary>
    public IReadOnlyList<LearnedLimit> Read(TimeSpan now) => [.. _windows.Values.Select(window => window.Read(now)).OfType<LearnedLimit>()];

    public void Start(string operation)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_operations, operation, out _);
        known ??= new Operation();
        known.InFlight++;
        foreach (var window in known.Windows) window?.Start();
    }

    /// <summary>Takes in the end of a request.</summary>
    /// <param name="number">The request's number; requests are numbered as they start.</param>
    /// <param name="headers">Null where there was no answer.</param>
    public void Finish(string operation, long number, IReadOnlyDictionary<string, string>? headers, TimeSpan now, DateTimeOffset utcNow)
    {
        var known = _operations[operation];
        known.InFlight--;
        for (var kind = 0; kind < known.Windows.Length; kind++)
        {
            var hint = headers is null ? null : RateLimitHeaders.Read(headers, kind, utcNow);
            if (hint is { } learned && (known.Windows[kind] is null || known.Limits[kind] != learned.Limit)) Move(known, kind, learned.Limit);
            else known.Windows[kind]?.Finish(number);
            if (hint is { } news) known.Windows[kind]!.Learn(news, now);
        }
    }

    public void Roll(TimeSpan now, long nextNumber)
    {
        foreach (var window in _windows.Values) window.Roll(now, nextNumber);
    }

    /// <summary>The requests of the operation that are on their way now count in the window of the limit that was named.</summary>
    private void Move(Operation known, int kind, int? limit)
    {
        if (_windows.Count >= MaxWindows) Forget();
        ref var window = ref CollectionsMarshal.GetValueRefOrAddDefault(_windows, (kind, limit), out _);
        window ??= new LearnedWindow();
        for (var i = 0; i < known.InFlight; i++) window.Start();
        (known.Windows[kind], known.Limits[kind]) = (window, limit);
    }

    private void Forget()
    {
        _windows.Clear();
        foreach (var known in _operations.Values) Array.Clear(known.Windows);
    }

    private sealed class Operation
    {
        public int InFlight { get; set; }

        public LearnedWindow?[] Windows { get; } = new LearnedWindow?[RateLimitHeaders.Count];

        public int?[] Limits { get; } = new int?[RateLimitHeaders.Count];
    }
}
