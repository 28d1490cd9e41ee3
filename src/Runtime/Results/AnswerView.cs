using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Results;

/// <summary>
/// Finds the shown parts of an answer, byte for byte: numbers keep their text, members their order. It makes no objects of the answer, and
/// takes JSON that breaks off as well, whose view breaks off in the same place.
/// </summary>
internal ref struct AnswerView
{
    private const int NoComma = -1;

    private readonly ReadOnlySpan<byte> _json;
    private readonly List<JsonPart> _shown = [];
    private readonly Stack<(FieldTree Tree, bool IsObject)> _open = new();
    private readonly List<string> _omitted;
    private readonly IReadOnlyList<JsonMember> _rootMembers;
    private int _rootMember;
    private int _at;
    private int _comma = NoComma;
    private bool _needsComma;

    private AnswerView(ReadOnlySpan<byte> json, List<string> omitted, IReadOnlyList<JsonMember>? rootMembers)
    {
        _json = json;
        _omitted = omitted;
        _rootMembers = rootMembers ?? [];
    }

    /// <param name="json">As <see cref="PlainJson"/> writes it; of an answer that broke off, as it came.</param>
    /// <param name="omitted">Takes the paths that the default view left out and the answer has.</param>
    /// <param name="rootMembers">The members of the root where they are known, so that they need not be looked through.</param>
    public static JsonView Apply(JsonView json, FieldTree tree, List<string> omitted, IReadOnlyList<JsonMember>? rootMembers = null)
    {
        if (tree.ShowsAll) return json;
        var text = json.Join();
        var view = new AnswerView(text.Span, omitted, rootMembers);
        view.Run(tree);
        return new(text, view._shown);
    }

    private void Run(FieldTree root)
    {
        if (_json.StartsWith("\uFEFF"u8)) ShowTo(3);
        SkipSpace();
        Value(root);
        for (SkipSpace(); _open.Count > 0 && _at < _json.Length; SkipSpace())
        {
            var (tree, isObject) = _open.Peek();
            if (_json[_at] is (byte)'}' or (byte)']') Close();
            else if (_json[_at] == ',') Comma();
            else if (isObject) Member(tree);
            else Item(tree);
        }

        ShowTo(_json.Length);
    }

    private void Member(FieldTree tree)
    {
        var nameEnd = PlainScan.EndOfString(_json, _at);
        var start = nameEnd;
        while (start < _json.Length && _json[start] is (byte)':' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') start++;
        var shown = tree.Find(_json[Math.Min(_at + 1, nameEnd)..Math.Max(_at + 1, nameEnd - 1)]);
        if (shown is null ? !tree.ShowsOthers : shown.ShowsNothing)
        {
            if (shown?.Omitted is { } path && !_omitted.Contains(path, StringComparer.Ordinal)) _omitted.Add(path);
            _at = EndOfValue(start);
            return;
        }

        Separate();
        ShowTo(start);
        if (shown is null) Show();
        else Value(shown);
    }

    private void Item(FieldTree tree)
    {
        Separate();
        Value(tree);
    }

    /// <summary>A value that is neither object nor array is shown: it has no parts to choose from.</summary>
    private void Value(FieldTree tree)
    {
        if (tree.ShowsAll || _at >= _json.Length || _json[_at] is not ((byte)'{' or (byte)'['))
        {
            Show();
            return;
        }

        _open.Push((tree, _json[_at] == '{'));
        ShowTo(_at + 1);
        _needsComma = false;
    }

    private void Close()
    {
        _open.Pop();
        ShowTo(_at + 1);
        _needsComma = true;
    }

    /// <summary>A comma is shown with the next member that is shown, if another stands before it.</summary>
    private void Comma() => _comma = _at++;

    private void Separate()
    {
        if (_needsComma && _comma != NoComma) Add(new(_comma, _comma + 1));
        _comma = NoComma;
    }

    private void Show()
    {
        ShowTo(EndOfValue(_at));
        _needsComma = true;
    }

    private int EndOfValue(int start)
    {
        while (_rootMember < _rootMembers.Count && _rootMembers[_rootMember].Value.Start.Value < start) _rootMember++;
        var isRootMember = _rootMember < _rootMembers.Count && _rootMembers[_rootMember].Value.Start.Value == start;
        return isRootMember ? _rootMembers[_rootMember].Value.End.Value : PlainScan.EndOfValue(_json, start);
    }

    private void ShowTo(int end)
    {
        Add(new(_at, end));
        _at = end;
    }

    /// <summary>What follows the last part without a gap belongs to it.</summary>
    private readonly void Add(JsonPart part)
    {
        if (_shown is [.., var last] && last.End == part.Start) _shown[^1] = new(last.Start, part.End);
        else if (part.Length > 0) _shown.Add(part);
    }

    private void SkipSpace()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') _at++;
    }
}
