using System.Text;

namespace OpenApiMcp.Runtime.Results;

/// <summary>Which members of an answer are shown: a tree of their names, built of dotted paths.</summary>
internal sealed class FieldTree
{
    /// <summary>The choice that leaves out nothing.</summary>
    public const string Everything = "*";

    private readonly List<(byte[] Name, FieldTree Tree)> _members = [];
    private bool _showsOthers;

    private FieldTree(bool showsOthers) => _showsOthers = showsOthers;

    /// <summary>True where all is shown, whatever it is.</summary>
    public bool ShowsAll => _showsOthers && _members.Count == 0;

    /// <summary>True where nothing is shown, not even what it is.</summary>
    public bool ShowsNothing => !_showsOthers && _members.Count == 0;

    /// <summary>The path of what the default view leaves out, which should be told; null elsewhere.</summary>
    public string? Omitted { get; private init; }

    /// <summary>What is shown of the whole: the default view, or the chosen fields.</summary>
    /// <param name="fields">Paths to show instead of the default view; a path to an object or array takes all of it.</param>
    public static FieldTree Of(ViewDefinition shape, IReadOnlyList<string>? fields)
    {
        var isChoice = fields is { Count: > 0 } && !fields.Contains(Everything, StringComparer.Ordinal);
        var tree = new FieldTree(showsOthers: !isChoice);
        if (isChoice) foreach (var path in fields!) tree.Show(path);
        if (fields is not { Count: > 0 }) foreach (var path in shape.Omit) tree.Remove(path, isOmitted: true);
        return tree;
    }

    /// <summary>The whole answer without what is never shown.</summary>
    public static FieldTree Whole(ViewDefinition shape)
    {
        var tree = new FieldTree(showsOthers: true);
        foreach (var path in shape.Hide) tree.Remove(path, isOmitted: false);
        return tree;
    }

    /// <summary>What is shown below a member; null where the tree does not name it.</summary>
    /// <param name="name">The name as <see cref="Json.PlainJson"/> spells it, without its quotes.</param>
    public FieldTree? Find(ReadOnlySpan<byte> name)
    {
        foreach (var member in _members)
        {
            if (name.SequenceEqual(member.Name)) return member.Tree;
        }

        return null;
    }

    /// <summary>True where a member that the tree does not name is shown.</summary>
    public bool ShowsOthers => _showsOthers;

    private void Show(string path)
    {
        var tree = this;
        foreach (var name in path.Split('.'))
        {
            if (tree.ShowsAll) return;
            tree = tree.Find(Encoding.UTF8.GetBytes(name)) ?? tree.Add(name, new(showsOthers: false));
        }

        tree._members.Clear();
        tree._showsOthers = true;
    }

    private void Remove(string path, bool isOmitted)
    {
        var tree = this;
        var names = path.Split('.');
        foreach (var name in names.SkipLast(1))
        {
            var next = tree.Find(Encoding.UTF8.GetBytes(name)) ?? (tree._showsOthers ? tree.Add(name, new(showsOthers: true)) : null);
            if (next is null or { ShowsNothing: true }) return;
            tree = next;
        }

        tree._members.RemoveAll(member => member.Name.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(names[^1])));
        tree.Add(names[^1], new(showsOthers: false) { Omitted = isOmitted ? path : null });
    }

    private FieldTree Add(string name, FieldTree tree)
    {
        _members.Add((Encoding.UTF8.GetBytes(name), tree));
        return tree;
    }
}
