using System.Globalization;
using System.Text;
using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Json;

/// <summary>Reads strict JSON (RFC 8259) and keeps every value's place; refuses duplicate names, lone surrogates and deep nesting.</summary>
internal sealed class JsonReader
{
    private const int MaxDepth = 256;

    private readonly string _text;
    private int _at;
    private int _line;
    private int _lineStart;
    private int _depth;

    private JsonReader(string text)
    {
        _text = text;
        if (text.Length > 0 && text[0] == '\uFEFF') _at = _lineStart = 1;
    }

    /// <summary>Reads the whole text as one value.</summary>
    /// <exception cref="JsonSyntaxException">The text is not strict JSON.</exception>
    public static JsonValue Read(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.ReadValue();
        reader.SkipWhiteSpace();
        if (reader._at < text.Length) throw reader.Fault("the end of the document");
        return value;
    }

    private JsonPosition Here => new(_at, _line, _at - _lineStart);

    private JsonValue ReadValue()
    {
        SkipWhiteSpace();
        var start = Here;
        if (_at >= _text.Length) throw Fault("a value");
        switch (_text[_at])
        {
            case '{': return ReadObject(start);
            case '[': return ReadArray(start);
            case '"':
                var text = ReadString();
                return new(JsonKind.String, new(start, Here), text);
            case 't': return ReadWord("true", JsonKind.True, start);
            case 'f': return ReadWord("false", JsonKind.False, start);
            case 'n': return ReadWord("null", JsonKind.Null, start);
            default: return ReadNumber(start);
        }
    }

    private JsonValue ReadObject(JsonPosition start)
    {
        Enter(start);
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        _at++;
        SkipWhiteSpace();
        while (!TryTake('}'))
        {
            if (members.Count > 0)
            {
                Take(',', "',' or '}'");
                SkipWhiteSpace();
            }

            var nameStart = Here;
            if (_at >= _text.Length || _text[_at] != '"') throw Fault("a member name in quotes");
            var name = ReadString();
            var nameSpan = new JsonSpan(nameStart, Here);
            if (!names.Add(name)) throw new JsonSyntaxException(new(Rules.DuplicateName, nameSpan, name));
            SkipWhiteSpace();
            Take(':', "':'");
            members.Add(new(name, nameSpan, ReadValue()));
            SkipWhiteSpace();
        }

        _depth--;
        return new(JsonKind.Object, new(start, Here)) { Members = members };
    }

    private JsonValue ReadArray(JsonPosition start)
    {
        Enter(start);
        var items = new List<JsonValue>();
        _at++;
        SkipWhiteSpace();
        while (!TryTake(']'))
        {
            if (items.Count > 0) Take(',', "',' or ']'");
            items.Add(ReadValue());
            SkipWhiteSpace();
        }

        _depth--;
        return new(JsonKind.Array, new(start, Here)) { Items = items };
    }

    private void Enter(JsonPosition start)
    {
        if (++_depth > MaxDepth)
        {
            throw new JsonSyntaxException(new(Rules.TooDeep, new(start, start), MaxDepth.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private JsonValue ReadWord(string word, JsonKind kind, JsonPosition start)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0) throw Fault("a value");
        _at += word.Length;
        return new(kind, new(start, Here));
    }

    private JsonValue ReadNumber(JsonPosition start)
    {
        if (Peek() == '-') _at++;
        if (Peek() == '0') _at++;
        else TakeDigits(start);
        if (Peek() == '.')
        {
            _at++;
            TakeDigits(start);
        }

        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-') _at++;
            TakeDigits(start);
        }

        return new(JsonKind.Number, new(start, Here), _text.Substring(start.Offset, _at - start.Offset));
    }

    private void TakeDigits(JsonPosition start)
    {
        var from = _at;
        while (Peek() is >= '0' and <= '9') _at++;
        if (_at == from) throw Fault(from == start.Offset ? "a value" : "a digit");
    }

    private string ReadString()
    {
        var start = Here;
        _at++;
        var text = ReadPlainText() ?? ReadEscapedText();
        _at++;
        if (HasLoneSurrogate(text)) throw new JsonSyntaxException(new(Rules.LoneSurrogate, new(start, Here)));
        return text;
    }

    /// <summary>The text up to the closing quote, as almost all are; null where an escape or a fault comes before it.</summary>
    private string? ReadPlainText()
    {
        var end = _at;
        while (end < _text.Length && _text[end] is >= ' ' and not ('"' or '\\')) end++;
        if (end == _text.Length || _text[end] != '"') return null;
        var text = _text.Substring(_at, end - _at);
        _at = end;
        return text;
    }

    private string ReadEscapedText()
    {
        var builder = new StringBuilder();
        while (true)
        {
            var c = Peek();
            if (c == '"') return builder.ToString();
            if (c < ' ') throw Fault(_at < _text.Length ? "control characters in a string to be escaped" : "the string's closing quote");
            if (c == '\\') builder.Append(ReadEscape());
            else
            {
                builder.Append(c);
                _at++;
            }
        }
    }

    private char ReadEscape()
    {
        _at++;
        var c = Peek();
        _at++;
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                _at += 4;
                return (char)unit;
            default:
                _at--;
                throw Fault("an escape sequence of JSON");
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }

    private void SkipWhiteSpace()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c is not (' ' or '\t' or '\n' or '\r')) return;
            _at++;
            if (c == '\n' || (c == '\r' && Peek() != '\n'))
            {
                _line++;
                _lineStart = _at;
            }
        }
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool TryTake(char c)
    {
        if (Peek() != c) return false;
        _at++;
        return true;
    }

    private void Take(char c, string expected)
    {
        if (!TryTake(c)) throw Fault(expected);
    }

    private JsonSyntaxException Fault(string expected) => new(new(Rules.InvalidJson, new(Here, Here), expected));
}
