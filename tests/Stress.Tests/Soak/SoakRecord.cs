using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LeadMagic.Stress.Tests.Soak;

/// <summary>What came back: outcomes by kind, times, credits, and whatever was not as planned.</summary>
internal sealed class SoakRecord
{
    private const int MaxProblems = 20;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<CallKind, int> _counts = [];
    private readonly List<double> _milliseconds = [];
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public int Answered { get; private set; }

    /// <summary>The sum of the credits that the answers themselves say were charged.</summary>
    public decimal Charged { get; private set; }

    /// <summary>The sum of what the calls have to count for.</summary>
    public decimal Counted { get; private set; }

    /// <summary>The server's own total, from the newest result that carries it; null where none does.</summary>
    public decimal? SessionTotal { get; private set; }

    public void Add(PlannedCall call, TimeSpan time, JsonElement message)
    {
        var problem = SoakOutcome.Problem(call, message, out var charged);
        lock (_lock)
        {
            Answered++;
            Count(call.Kind);
            Charged += charged;
            Counted += call.Counted;
            _milliseconds.Add(time.TotalMilliseconds);
            if (SoakOutcome.SessionTotal(message) is { } total) SessionTotal = Math.Max(total, SessionTotal ?? 0);
        }

        if (problem is not null) AddProblem($"{call.Kind} {call.Number} ({call.Tool}): {problem}");
    }

    public void AddCancelled()
    {
        lock (_lock) Count(CallKind.Cancelled);
    }

    public void AddProblem(string problem)
    {
        lock (_lock)
        {
            if (_problems.Count < MaxProblems) _problems.Add(problem);
        }
    }

    public string Report()
    {
        lock (_lock)
        {
            _milliseconds.Sort();
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"answered: {Answered}, p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, slowest {At(1):0.0} ms\n");
            foreach (var (kind, count) in _counts) text.Append(CultureInfo.InvariantCulture, $"{kind}: {count}\n");
            text.Append(CultureInfo.InvariantCulture, $"credits charged: {Charged}, counted with the uncertain ones: {Counted}, total by the server: {SessionTotal?.ToString(CultureInfo.InvariantCulture) ?? "not said"}\n");
            return text.ToString();
        }
    }

    private double At(double share) => _milliseconds.Count == 0 ? 0 : _milliseconds[Math.Min(_milliseconds.Count - 1, (int)(share * _milliseconds.Count))];

    private void Count(CallKind kind) => _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
}
