using System.Text.Unicode;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Results;

/// <summary>
/// Finds the shown parts of an answer, byte for byte: all of it, except for the members that a tree leaves out and one comma beside each. It makes no objects
/// of the answer, and takes what is no JSON as well: a text that breaks off, or has objects in it.
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
    private int _partStart;
    private int _comma = NoComma;
    private bool _hasBefore;

    private AnswerView(ReadOnlySpan<byte> json, List<string> omitted, IReadOnlyList<JsonMember>? rootMembers)
    {
        _json = json;
        _omitted = omitted;
        _rootMembers = rootMembers ?? [];
    }

    /// <param name="json">As <see cref="PlainJson"/> writes it; of what is no JSON, as it came.</param>
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
        // In a text that is one JSON string there is nothing to leave out; in any other, objects are looked into wherever they stand.
        if (_json is [(byte)'"', ..]) _at = PlainScan.EndOfString(_json, 0);
        while (_at < _json.Length)
        {
            if (_open.Count == 0) Outside(root);
            else if (_json[_at] is (byte)'}' or (byte)']') Close();
            else if (_json[_at] == ',') _comma = _at++;
            else if (IsSpace(_json[_at])) _at++;
            else if (!_open.Peek().IsObject) Value(_open.Peek().Tree);
            else if (_json[_at] == '"') Member(_open.Peek().Tree);
            else _at++;
        }

        EndPart(_json.Length, _json.Length);
    }

    private void Outside(FieldTree root)
    {
        var container = _json[_at..].IndexOfAny((byte)'{', (byte)'[');
        _at = container < 0 ? _json.Length : _at + container;
        if (container >= 0) Value(root);
    }

    private void Member(FieldTree tree)
    {
        var start = _at;
        var nameEnd = PlainScan.EndOfString(_json, _at);
        _at = nameEnd;
        while (_at < _json.Length && (_json[_at] == ':' || IsSpace(_json[_at]))) _at++;
        var shown = tree.Find(Name(_json[start..nameEnd]));
        if (shown is null ? !tree.ShowsOthers : shown.ShowsNothing)
        {
            if (shown?.Omitted is { } path && !_omitted.Contains(path, StringComparer.Ordinal)) _omitted.Add(path);
            LeaveOut(start);
        }
        else if (shown is null)
        {
            Pass();
        }
        else
        {
            Value(shown);
        }
    }

    /// <summary>As <see cref="FieldTree.Find"/> knows names: without quotes, and without escapes that need not be. What broke off has them still.</summary>
    private static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> quoted)
    {
        if (quoted.Contains((byte)'\\') && Utf8.IsValid(quoted) && JsonOutline.Read(quoted).IsJson) quoted = PlainJson.Write(quoted).Span;
        return quoted.Length > 1 ? quoted[1..^1] : [];
    }

    /// <summary>A value that is neither object nor array is shown: it has no parts to choose from.</summary>
    private void Value(FieldTree tree)
    {
        if (tree.ShowsAll || _at >= _json.Length || _json[_at] is not ((byte)'{' or (byte)'['))
        {
            Pass();
            return;
        }

        _open.Push((tree, _json[_at++] == '{'));
        (_hasBefore, _comma) = (false, NoComma);
    }

    private void Close()
    {
        _open.Pop();
        _at++;
        (_hasBefore, _comma) = (true, NoComma);
    }

    private void Pass()
    {
        _at = EndOfValue(_at);
        (_hasBefore, _comma) = (true, NoComma);
    }

    /// <summary>The member takes the comma before it along, or the one after it where nothing that is shown stands before.</summary>
    private void LeaveOut(int start)
    {
        _at = EndOfValue(_at);
        var end = _at;
        if (!_hasBefore)
        {
            while (_at < _json.Length && IsSpace(_json[_at])) _at++;
            if (_at < _json.Length && _json[_at] == ',') end = ++_at;
        }

        EndPart(_comma == NoComma ? start : _comma, end);
        _comma = NoComma;
    }

    private void EndPart(int end, int nextStart)
    {
        if (end > _partStart) _shown.Add(new(_partStart, end));
        _partStart = nextStart;
    }

    private static bool IsSpace(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private int EndOfValue(int start)
    {
        while (_rootMember < _rootMembers.Count && _rootMembers[_rootMember].Value.Start.Value < start) _rootMember++;
        var isRootMember = _rootMember < _rootMembers.Count && _rootMembers[_rootMember].Value.Start.Value == start;
        return isRootMember ? _rootMembers[_rootMember].Value.End.Value : PlainScan.EndOfValue(_json, start);
    }
}
