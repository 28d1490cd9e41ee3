using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>Checks what is shown of an answer against the output schema that its tool publishes: one walk over its bytes, which allocates nothing where all is well.</summary>
internal ref struct AnswerCheck
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly IReadOnlyList<JsonPart> _parts;
    private int _part;
    private int _at;

    private AnswerCheck(JsonView json)
    {
        _json = json.Source.Span;
        _parts = json.Parts;
        _at = json.Parts[0].Start;
    }

    /// <summary>The first place that does not fit, or null.</summary>
    /// <param name="json">As <see cref="PlainJson"/> writes it, of few levels: an object, or another value, which stands under <c>result</c>.</param>
    public static AnswerDrift? Find(JsonView json, AnswerShape shape)
    {
        var check = new AnswerCheck(json);
        if (check._json[check._at] == '{') return check.Value(shape);
        return shape.Find(JsonAnswer.Wrapper) is { } wrapped ? check.Value(wrapped)?.Inside(JsonAnswer.Wrapper) : null;
    }

    private AnswerDrift? Value(AnswerShape shape)
    {
        var type = TypeOf(_json[_at]);
        if (!shape.Allows(type)) return new(shape.Types, AnswerShape.Word(type));
        if (type == JsonTypes.Object && shape.HasMembers) return Members(shape);
        if (type == JsonTypes.Array && shape.Items is { } items) return Items(items);
        _at = PlainScan.EndOfValue(_json, _at);
        return null;
    }

    private AnswerDrift? Members(AnswerShape shape)
    {
        var last = -1;
        for (Step(); _json[_at] != '}'; SkipComma())
        {
            var end = PlainScan.EndOfString(_json, _at);
            var index = shape.IndexOf(_json[(_at + 1)..(end - 1)], last + 1);
            _at = end + 1;
            if (index < 0)
            {
                _at = PlainScan.EndOfValue(_json, _at);
                continue;
            }

            last = index;
            var (name, member) = shape[index];
            if (Value(member) is { } drift) return drift.Inside(name);
        }

        _at++;
        return null;
    }

    private AnswerDrift? Items(AnswerShape items)
    {
        var index = 0;
        for (_at++; _json[_at] != ']'; SkipComma(), index++)
        {
            if (Value(items) is { } drift) return drift.Inside(index);
        }

        _at++;
        return null;
    }

    private void Step()
    {
        _at++;
        SkipLeftOut();
    }

    private void SkipComma()
    {
        SkipLeftOut();
        if (_json[_at] == ',') Step();
    }

    /// <summary>Goes on to the next part where one has ended. A value that was passed may have had several, so it never goes back.</summary>
    private void SkipLeftOut()
    {
        while (_part + 1 < _parts.Count && _parts[_part].End <= _at) _at = Math.Max(_at, _parts[++_part].Start);
    }

    private static JsonTypes TypeOf(byte first) => first switch
    {
        (byte)'{' => JsonTypes.Object,
        (byte)'[' => JsonTypes.Array,
        (byte)'"' => JsonTypes.String,
        (byte)'n' => JsonTypes.Null,
        (byte)'t' or (byte)'f' => JsonTypes.Boolean,
        _ => JsonTypes.Number,
    };
}
