namespace OpenApiMcp.Generator.Reading;

/// <summary>Finds the names that lead back to themselves, in one walk over all (Tarjan's algorithm, without recursion: chains can be long).</summary>
internal sealed class ReferenceLoops(Func<string, IEnumerable<string>> next)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Stack<Entry> _path = new();
    private readonly Stack<Entry> _open = new();
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    public static ISet<string> Find(IEnumerable<string> names, Func<string, IEnumerable<string>> next)
    {
        var loops = new ReferenceLoops(next);
        foreach (var name in names) loops.Walk(name);
        return loops._found;
    }

    private void Walk(string start)
    {
        if (_entries.ContainsKey(start)) return;
        Enter(start);
        while (_path.Count > 0)
        {
            var entry = _path.Peek();
            if (entry.Waiting.Count == 0)
            {
                Leave(entry);
                continue;
            }

            var name = entry.Waiting.Pop();
            if (name == entry.Name) _found.Add(name);
            if (!_entries.TryGetValue(name, out var known)) Enter(name);
            else if (known.IsOpen) entry.Low = Math.Min(entry.Low, known.Number);
        }
    }

    private void Enter(string name)
    {
        var entry = new Entry(name, _entries.Count, new(next(name)));
        _entries.Add(name, entry);
        _path.Push(entry);
        _open.Push(entry);
    }

    private void Leave(Entry entry)
    {
        _path.Pop();
        if (_path.Count > 0) _path.Peek().Low = Math.Min(_path.Peek().Low, entry.Low);
        if (entry.Low < entry.Number) return;
        var isLoop = _open.Peek() != entry;
        while (entry.IsOpen)
        {
            var member = _open.Pop();
            member.IsOpen = false;
            if (isLoop) _found.Add(member.Name);
        }
    }

    private sealed class Entry(string name, int number, Stack<string> waiting)
    {
        public string Name { get; } = name;

        public int Number { get; } = number;

        public int Low { get; set; } = number;

        public bool IsOpen { get; set; } = true;

        public Stack<string> Waiting { get; } = waiting;
    }
}
