using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <content>The keywords for arrays.</content>
public ref partial struct SchemaChecker
{
    public readonly void MinItems(int min)
    {
        if (IsArray && _value.GetArrayLength() < min && !_context.Fails()) ReportValue("minItems", "at least " + Wording.Count(min, "item"));
    }

    public readonly void MaxItems(int max)
    {
        if (IsArray && _value.GetArrayLength() > max && !_context.Fails()) ReportValue("maxItems", "at most " + Wording.Count(max, "item"));
    }

    public readonly void UniqueItems()
    {
        if (!IsArray || Repetition.Find(_value) is not { } repeated || _context.Fails()) return;
        var items = (repeated.Count == 1 ? "item " : "items ") + Wording.List(repeated, "and");
        var actual = $"{items} (counted from 0) {(repeated.Count == 1 ? "repeats" : "repeat")} an earlier one";
        Report("uniqueItems", actual, "different items", new Suggestion("remove " + items));
    }

    /// <summary>Every item from the given position on satisfies the rule.</summary>
    public readonly void Items(SchemaRule rule, int from = 0)
    {
        if (!IsArray) return;
        var index = 0;
        foreach (var item in _value.EnumerateArray())
        {
            if (_context.Stopped) return;
            if (index >= from) Descend(new PathSegment(index), item, rule, ValueRole.Item);
            index++;
        }

        if (index > from) _evaluated?.AddAll();
    }

    /// <summary>The first items satisfy one rule each.</summary>
    public readonly void PrefixItems(params ReadOnlySpan<SchemaRule> rules)
    {
        if (!IsArray) return;
        var index = 0;
        foreach (var item in _value.EnumerateArray())
        {
            if (index == rules.Length || _context.Stopped) return;
            Descend(new PathSegment(index), item, rules[index], ValueRole.PrefixItem);
            _evaluated?.Add(index);
            index++;
        }
    }

    /// <summary>The number of items that satisfy the rule is in the range.</summary>
    public readonly void Contains(SchemaRule rule, int min = 1, int? max = null)
    {
        if (!IsArray) return;
        var (index, count) = (0, 0);
        foreach (var item in _value.EnumerateArray())
        {
            if (_context.Stopped) return;
            if (Satisfies(new PathSegment(index), item, rule))
            {
                count++;
                _evaluated?.Add(index);
            }

            index++;
        }

        if (count < min) ReportContained(min == 1 ? "contains" : "minContains", count, "at least " + min.ToString(Wording.Culture));
        else if (count > max) ReportContained("maxContains", count, "at most " + max.Value.ToString(Wording.Culture));
    }

    /// <summary>Every item that no other keyword of the schema has looked at satisfies the rule.</summary>
    public readonly void UnevaluatedItems(SchemaRule rule)
    {
        if (!IsArray || _evaluated is null) return;
        var index = 0;
        foreach (var item in _value.EnumerateArray())
        {
            if (_context.Stopped) return;
            if (!_evaluated.Contains(index)) Descend(new PathSegment(index), item, rule, ValueRole.UnevaluatedItem);
            index++;
        }

        _evaluated.AddAll();
    }

    private readonly bool IsArray => _kind == JsonValueKind.Array && !_context.Stopped;

    private readonly bool Satisfies(in PathSegment segment, JsonElement value, SchemaRule rule)
    {
        var before = _context.Mute();
        Descend(segment, value, rule, ValueRole.Contained);
        return _context.Unmute(before);
    }

    private readonly void ReportContained(string rule, int count, string expected)
    {
        if (_context.Fails()) return;
        var counted = $"{(count == 0 ? "none" : count.ToString(Wording.Culture))} of the {Wording.Count(_value.GetArrayLength(), "item")}";
        Report(rule, $"{counted} {(count < 2 ? "is" : "are")} of the required kind", expected + " of that kind");
    }
}
