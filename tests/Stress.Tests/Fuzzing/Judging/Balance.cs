using System.Text;

namespace LeadMagic.Stress.Tests.Fuzzing.Judging;

/// <summary>Holds what a server wrote against what it was sent: every request answered once, and nothing that answers nobody.</summary>
internal sealed class Balance(int maxLength)
{
    private const string Listen = "subscriptions/listen";

    private readonly Dictionary<string, int> _owed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _possible = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _answered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _excused = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private int _least;
    private int _most;
    private int _withoutId;
    private int _responses;
    private bool _mayNotify;

    /// <summary>What is wrong with the output; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(ReadOnlyMemory<byte> input, ReadOnlyMemory<byte> output, int maxLength)
    {
        var balance = new Balance(maxLength);
        balance.AddInput(input);
        balance.AddOutput(output);
        balance.Close();
        return balance._problems;
    }

    private void AddInput(ReadOnlyMemory<byte> input)
    {
        if (input.Span.StartsWith("\uFEFF"u8)) input = input[3..];
        foreach (var line in Lines(input)) Add(InputLine.Judge(line, maxLength));
    }

    private void Add(InputLine line)
    {
        _excused.UnionWith(line.Cancels);
        _least += line.Demand is Demand.Answer or Demand.Refusal ? 1 : 0;
        _most += line.Demand == Demand.Silence ? 0 : 1;
        foreach (var id in line.Ids) Count(line.Demand == Demand.Answer ? _owed : _possible, id);
        if (line.Method != Listen) return;
        // A subscription is open until the end; it is answered when it ends, if at all, and told of in between.
        _mayNotify = true;
        _excused.UnionWith(line.Ids);
    }

    private void AddOutput(ReadOnlyMemory<byte> output)
    {
        if (output.Length > 0 && output.Span[^1] != '\n') _problems.Add("The output does not end with a line feed.");
        foreach (var bytes in Lines(output))
        {
            var line = OutputLine.Read(bytes);
            if (line.Problem is { } problem) _problems.Add($"A line is wrong: {problem}. {Shown(bytes)}");
            else if (!line.IsResponse && !_mayNotify) _problems.Add($"A notification came that nobody asked for. {Shown(bytes)}");
            if (!line.IsResponse) continue;
            _responses++;
            if (line.Id is null) _withoutId++;
            else Count(_answered, line.Id);
            if (line.Id == "\"" + Making.ProtocolLines.LastCallId && !line.IsResult) _problems.Add($"The last call was refused. {Shown(bytes)}");
        }
    }

    private void Close()
    {
        foreach (var (id, count) in _answered)
        {
            var most = _owed.GetValueOrDefault(id) + _possible.GetValueOrDefault(id);
            if (count > most) _problems.Add($"{count} answers have the id {id}, which {most} lines have.");
        }

        foreach (var id in _owed.Keys.Where(id => !_answered.ContainsKey(id) && !_excused.Contains(id))) _problems.Add($"The request {id} was not answered.");
        var excused = _excused.Sum(id => _owed.GetValueOrDefault(id));
        if (_responses < _least - excused || _responses > _most)
        {
            _problems.Add($"{_responses} answers came; the input calls for {_least} to {_most}, less up to {excused} that were cancelled.");
        }

        var named = _owed.Values.Sum(count => count - 1);
        if (_withoutId > _most - _owed.Values.Sum() + named) _problems.Add($"{_withoutId} answers have no id: more than there are lines to refuse.");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            yield return end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
        }
    }

    private static void Count(Dictionary<string, int> counts, string id) => counts[id] = counts.GetValueOrDefault(id) + 1;

    private static string Shown(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span[..Math.Min(line.Length, 400)]);
}
