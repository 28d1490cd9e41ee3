using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <content>The keywords that apply to values of every type.</content>
public ref partial struct SchemaChecker
{
    /// <summary>The value has one of these types.</summary>
    public void Type(JsonTypes types)
    {
        if (_context.Stopped) return;
        if (TypeOfValue.Is(_value, types))
        {
            if (_kind == JsonValueKind.Number && TypeOfValue.IsOddInteger(Raw, types)) _context.OddIntegers.Add((_context.Place(), _value));
            return;
        }

        if (_context.Fails()) return;
        if (_tracedProperty is null) _trace?.WrongType(types);
        var optional = _kind == JsonValueKind.Null && _role.IsMember() && !_context.IsRequiredNull(_value);
        ReportValue("type", Wording.Types(types), Showing.Typed, "", TypeRepair.Suggest(_value, types, optional), TypeRepair.Propose(_value, types));
        _typeProblem = _context.Problems.Count;
    }

    /// <summary>The value is one of these strings.</summary>
    public readonly void Enum(params ReadOnlySpan<string> strings)
    {
        if (_context.Stopped) return;
        var found = false;
        if (_kind == JsonValueKind.String)
        {
            using var text = new JsonText(RawText, stackalloc char[128]);
            foreach (var candidate in strings) found |= text.Value.SequenceEqual(candidate);
        }

        if (found ? _trace is null : _context.Fails()) return;
        var suggestion = found ? default : ValueRepair.Suggest(_value, strings);
        Judge("enum", found, Wording.Values(strings), strings.Length > 1, suggestion);
    }

    /// <summary>The value is one of the items of this array; numbers are equal by value, objects whatever their order.</summary>
    public readonly void Enum(JsonElement values)
    {
        if (_context.Stopped) return;
        var found = false;
        foreach (var candidate in values.EnumerateArray()) found |= JsonEquality.Equal(_value, candidate);
        if (found ? _trace is null : _context.Fails()) return;
        Judge("enum", found, Wording.Values(values), values.GetArrayLength() > 1, found ? default : ValueRepair.Suggest(_value, values));
    }

    /// <summary>The value equals this one.</summary>
    public readonly void Const(JsonElement expected)
    {
        if (_context.Stopped) return;
        var holds = JsonEquality.Equal(_value, expected);
        if (holds ? _trace is null : _context.Fails()) return;
        Judge("const", holds, ShownValue.OfDocument(expected), several: false, holds ? default : ValueRepair.SuggestOne(_value, expected));
    }

    /// <summary>Notes a value that tells alternatives apart, and reports it when it is wrong.</summary>
    private readonly void Judge(string rule, bool holds, string values, bool several, Suggestion suggestion)
    {
        _trace?.Tag(_tracedProperty, holds, values, suggestion);
        if (holds) return;
        var expected = several ? "one of " + values : values;
        if (_typeProblem == 0)
        {
            ReportValue(rule, expected, suggestion.ShowingOfValue, "", suggestion);
            return;
        }

        // One problem says it all: the right type would not be enough, and a null is still best left out.
        var problem = _context.Problems[_typeProblem - 1];
        problem.Expected = expected;
        if (_kind != JsonValueKind.Null || suggestion.Text is not null) problem.Suggestion = suggestion;
    }
}
