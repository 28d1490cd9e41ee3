using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading;

/// <summary>The schemas that references name: each is read once, whoever asks for it, and may refer to itself.</summary>
internal sealed class DefinitionTable(ReadingContext context)
{
    private readonly Dictionary<JsonValue, Definition> _byTarget = [];
    private readonly Dictionary<string, Definition> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Queue<(Definition Definition, JsonValue Target)> _unread = new();
    private bool _isReading;

    /// <summary>The name of the definition that a reference leads to; null with a problem where it leads to nothing.</summary>
    public string? Name(JsonValue reference, JsonValue owner, SchemaReader schemas)
    {
        var target = context.Target(reference, owner);
        if (target is null) return null;
        if (_byTarget.TryGetValue(target, out var known)) return known.Name;
        var text = reference.Text;
        var definition = new Definition(Names.Unique(Names.Pascal(text.Substring(text.LastIndexOf('/') + 1)), _taken), reference);
        _byTarget.Add(target, definition);
        _byName.Add(definition.Name, definition);
        _unread.Enqueue((definition, target));
        if (!_isReading) ReadWaiting(schemas);
        return definition.Name;
    }

    /// <summary>Reads one after the other, never one inside another: a chain of references can be longer than the stack is deep.</summary>
    private void ReadWaiting(SchemaReader schemas)
    {
        _isReading = true;
        var outer = context.Blocking;
        while (_unread.Count > 0)
        {
            var (definition, target) = _unread.Dequeue();
            context.Blocking = definition.Blocking;
            definition.Schema = schemas.ReadRoot(target);
        }

        context.Blocking = outer;
        _isReading = false;
    }

    public SchemaModel Find(string name) => _byName[name].Schema;

    /// <summary>Every definition that a schema needs, in the order of their names, and the problems inside them.</summary>
    public EquatableArray<PropertyModel> Reach(SchemaModel schema, List<DocumentProblem> blocking)
    {
        var reached = new SortedDictionary<string, SchemaModel>(StringComparer.Ordinal);
        var waiting = new Stack<string>(SchemaWalk.References(schema));
        while (waiting.Count > 0)
        {
            var definition = _byName[waiting.Pop()];
            if (reached.ContainsKey(definition.Name)) continue;
            reached.Add(definition.Name, definition.Schema);
            blocking.AddRange(definition.Blocking);
            foreach (var name in SchemaWalk.References(definition.Schema)) waiting.Push(name);
        }

        return reached.Select(pair => new PropertyModel(pair.Key, pair.Value)).ToEquatableArray();
    }

    /// <summary>Refuses definitions that lead back to themselves for the same value, so that checking one would never end.</summary>
    public void RefuseLoops()
    {
        var loops = ReferenceLoops.Find(_byName.Keys, name => SchemaWalk.InPlaceReferences(_byName[name].Schema));
        foreach (var definition in _byName.Values.Where(definition => loops.Contains(definition.Name)))
        {
            context.Blocking = definition.Blocking;
            context.Refuse(Rules.ReferenceLoop, definition.Reference.Span, definition.Reference.Text);
        }
    }

    /// <summary>A schema with a name, the first reference to it, and what is wrong inside.</summary>
    private sealed class Definition(string name, JsonValue reference)
    {
        public string Name { get; } = name;

        public JsonValue Reference { get; } = reference;

        public SchemaModel Schema { get; set; } = SchemaModel.Anything;

        public List<DocumentProblem> Blocking { get; } = [];
    }
}
