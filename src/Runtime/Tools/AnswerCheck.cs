using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>Checks an answer against the output schema that its tool publishes: one walk over its bytes, which allocates nothing where all is well.</summary>
internal ref struct AnswerCheck
{
    private readonly ReadOnlySpan<byte> _json;
    private int _at;

    private AnswerCheck(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>The first place that does not fit, or null.</summary>
    /// <param name="json">As <see cref="PlainJson"/> writes it, of few levels: an object, or another value, which stands under <c>result</c>.</param>
    public static AnswerDrift? Find(ReadOnlySpan<byte> json, AnswerShape shape)
    {
        var check = new AnswerCheck(json);
        if (json[0] == '{') return check.Value(shape);
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
        for (_at++; _json[_at] != '}'; SkipComma())
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

    private void SkipComma()
    {
        if (_json[_at] == ',') _at++;
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
