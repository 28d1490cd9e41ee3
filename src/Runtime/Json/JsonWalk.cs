using System.Runtime.CompilerServices;

namespace OpenApiMcp.Runtime.Json;

/// <summary>
/// Walks over a text and says whether it is JSON, as <see cref="System.Text.Json.Utf8JsonReader"/> would, but in a fraction of the time: it
/// makes nothing of what it passes.
/// </summary>
/// <param name="members">Takes the first <see cref="MaxMembers"/> members of the root.</param>
internal ref struct JsonWalk(ReadOnlySpan<byte> text, List<JsonMember> members)
{
    /// <summary>What is deeper is not taken for JSON: no answer is.</summary>
    public const int MaxLevels = 100_000;

    /// <summary>Of more members only the first are noted, so that a huge answer is not listed in memory.</summary>
    public const int MaxMembers = 10_000;

    /// <summary>An integer of fewer digits is exact as a double.</summary>
    private const int LongNumber = 16;

    private readonly ReadOnlySpan<byte> _text = text;
    private bool[] _isObject = new bool[32];
    private int _depth;
    private int _at;
    private Range _name;
    private int _valueStart;

    public int Levels { get; private set; }

    public bool HasSpace { get; private set; }

    public bool HasNeedlessEscapes { get; private set; }

    public bool HasUnicodeEscapes { get; private set; }

    public bool HasLongNumbers { get; private set; }

    private readonly int Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _at < _text.Length ? _text[_at] : -1;
    }

    public bool Run()
    {
        SkipSpace();
        while (Value(out var isOpen))
        {
            if (!isOpen && !Leave()) return false;
            if (_depth == 0) return _at == _text.Length;
            if (_isObject[_depth - 1] && !Name()) return false;
        }

        return false;
    }

    /// <summary>Passes a value, or the beginning of an object or array that is not empty.</summary>
    private bool Value(out bool isOpen)
    {
        isOpen = false;
        if (_depth == 1) _valueStart = _at;
        switch (Next)
        {
            case '"':
                return String();
            case '{':
                return Open(isObject: true, out isOpen);
            case '[':
                return Open(isObject: false, out isOpen);
            case 't':
                return Literal("true"u8);
            case 'f':
                return Literal("false"u8);
            case 'n':
                return Literal("null"u8);
            default:
                return Number();
        }
    }

    private bool Open(bool isObject, out bool isOpen)
    {
        isOpen = false;
        if (_depth == MaxLevels) return false;
        if (_depth == _isObject.Length) Array.Resize(ref _isObject, 2 * _depth);
        _isObject[_depth++] = isObject;
        Levels = Math.Max(Levels, _depth);
        _at++;
        SkipSpace();
        isOpen = Next != (isObject ? '}' : ']');
        if (isOpen) return true;
        Close();
        return true;
    }

    private void Close()
    {
        _depth--;
        _at++;
    }

    /// <summary>After a value: passes the ends of what ends with it, and the comma before the next value.</summary>
    private bool Leave()
    {
        while (true)
        {
            if (_depth == 1 && _isObject[0] && members.Count < MaxMembers) members.Add(new(_name, _valueStart.._at));
            SkipSpace();
            if (_depth == 0) return true;
            var next = Next;
            if (next == (_isObject[_depth - 1] ? '}' : ']'))
            {
                Close();
                continue;
            }

            _at++;
            SkipSpace();
            return next == ',';
        }
    }

    private bool Name()
    {
        var start = _at + 1;
        if (Next != '"' || !String()) return false;
        if (_depth == 1) _name = start..(_at - 1);
        SkipSpace();
        var isColon = Next == ':';
        _at++;
        SkipSpace();
        return isColon;
    }

    private bool String()
    {
        for (_at++; (_at = PlainScan.EndOfRun(_text, _at)) < _text.Length;)
        {
            if (_text[_at] == '"')
            {
                _at++;
                return true;
            }

            if (_text[_at] != '\\' || !Escape()) return false;
        }

        return false;
    }

    private bool Escape()
    {
        _at++;
        switch (Next)
        {
            case '"' or '\\' or 'b' or 'f' or 'n' or 'r' or 't':
                break;
            case '/':
                HasNeedlessEscapes = true;
                break;
            case 'u' when _at + 4 < _text.Length && IsHex(_text.Slice(_at + 1, 4)):
                HasNeedlessEscapes = HasUnicodeEscapes = true;
                _at += 4;
                break;
            default:
                return false;
        }

        _at++;
        return true;
    }

    private bool Literal(ReadOnlySpan<byte> word)
    {
        if (!_text[_at..].StartsWith(word)) return false;
        _at += word.Length;
        return true;
    }

    private bool Number()
    {
        if (Next == '-') _at++;
        var start = _at;
        var isZero = Next == '0';
        if (!Digits() || (isZero && _at > start + 1)) return false;
        if (Next == '.')
        {
            _at++;
            if (!Digits()) return false;
        }

        if (Next is 'e' or 'E')
        {
            _at++;
            if (Next is '+' or '-') _at++;
            if (!Digits()) return false;
        }

        // Cut off inside an object or array it might have had more digits. What may follow is what the platform's reader lets follow.
        return Next is ',' or '}' or ']' or ' ' or '\t' or '\r' or '\n' or '/' || (Next == -1 && _depth == 0);
    }

    private bool Digits()
    {
        var start = _at;
        while (Next is >= '0' and <= '9') _at++;
        if (_at - start >= LongNumber) HasLongNumbers = true;
        return _at > start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        if (Next is >= 0 and <= ' ') SkipSpaces();
    }

    private void SkipSpaces()
    {
        var start = _at;
        while (Next is ' ' or '\t' or '\r' or '\n') _at++;
        HasSpace |= _at > start;
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit)) return false;
        }

        return true;
    }
}
