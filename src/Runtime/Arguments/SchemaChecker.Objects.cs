using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <content>The keywords for objects. A name that stands twice counts once, with its last value.</content>
public ref partial struct SchemaChecker
{
    public readonly void MinProperties(int min)
    {
        if (IsObject && _value.GetPropertyCount() < min && !_context.Fails()) ReportValue("minProperties", "at least " + Wording.Properties(min));
    }

    public readonly void MaxProperties(int max)
    {
        if (IsObject && _value.GetPropertyCount() > max && !_context.Fails()) ReportValue("maxProperties", "at most " + Wording.Properties(max));
    }

    /// <summary>The object has this property. Call it before <see cref="Property"/>.</summary>
    public readonly void Required(string name)
    {
        if (!IsObject) return;
        var given = _value.TryGetProperty(name, out var property);
        if (_tracedProperty is null) _trace?.Required(name, given);
        if (given)
        {
            if (property.ValueKind == JsonValueKind.Null) _context.AddRequiredNull(property);
        }
        else if (!_context.Fails())
        {
            Report("required", name + " is missing", name, NearestName.SuggestRenaming(_value, name));
        }
    }

    /// <summary>The property, if it is there, satisfies the rule (one entry of <c>properties</c>).</summary>
    public readonly void Property(string name, SchemaRule rule)
    {
        if (!IsObject || !_value.TryGetProperty(name, out var property)) return;
        Descend(new PathSegment(name), property, rule, ValueRole.Property, _trace is not null && _tracedProperty is null ? name : null);
        if (_evaluated is not null) Note(name);
    }

    /// <summary>Every property whose name matches satisfies the rule (one entry of <c>patternProperties</c>).</summary>
    public readonly void PatternProperty(SchemaPattern pattern, SchemaRule rule)
    {
        if (!IsObject) return;
        Span<char> buffer = stackalloc char[128];
        var index = -1;
        foreach (var member in _value.EnumerateObject())
        {
            if (_context.Stopped) return;
            index++;
            if (!Matches(member, [], [pattern], buffer)) continue;
            Descend(new PathSegment(member), member.Value, rule, ValueRole.PatternProperty);
            _evaluated?.Add(index);
        }
    }

    /// <summary>The object has no properties but these (<c>additionalProperties: false</c>).</summary>
    public readonly void NoOtherProperties(params ReadOnlySpan<string> known) => NoOtherProperties(known, []);

    /// <summary>The object has no properties but these and those whose name matches a pattern.</summary>
    public readonly void NoOtherProperties(scoped ReadOnlySpan<string> known, scoped ReadOnlySpan<SchemaPattern> patterns)
    {
        if (!IsObject) return;
        Span<char> buffer = stackalloc char[128];
        foreach (var member in _value.EnumerateObject())
        {
            if (Matches(member, known, patterns, buffer)) continue;
            if (_context.Fails()) return;
            _context.Push(new PathSegment(member));
            Report(
                "additionalProperties",
                patterns.IsEmpty ? "unknown name" : "unknown name, and it matches no pattern",
                known.IsEmpty ? Wording.NoOther(patterns) : Wording.OneOfNames(known),
                new Suggestion(NearestName.SuggestProperty(_value, member.Name, known)),
                _context.PathDepth - 1);
            _context.Pop();
        }

        _evaluated?.AddAll();
    }

    /// <summary>Every property that is neither known nor matched by a pattern satisfies the rule (<c>additionalProperties</c>).</summary>
    public readonly void OtherProperties(SchemaRule rule, scoped ReadOnlySpan<string> known, scoped ReadOnlySpan<SchemaPattern> patterns)
    {
        if (!IsObject) return;
        Span<char> buffer = stackalloc char[128];
        var index = -1;
        foreach (var member in _value.EnumerateObject())
        {
            if (_context.Stopped) return;
            index++;
            if (Matches(member, known, patterns, buffer)) continue;
            Descend(new PathSegment(member), member.Value, rule, ValueRole.OtherProperty);
            _evaluated?.Add(index);
        }
    }

    /// <summary>Every name satisfies the rule, which sees it as a string.</summary>
    public readonly void PropertyNames(SchemaRule rule)
    {
        if (!IsObject) return;
        foreach (var member in _value.EnumerateObject())
        {
            if (_context.Stopped) return;
            Descend(new PathSegment(member), NameAsValue(member), rule, ValueRole.Name);
        }
    }

    /// <summary>An object with the first property has the others as well.</summary>
    public readonly void DependentRequired(string name, params ReadOnlySpan<string> needed)
    {
        if (!IsObject || !_value.TryGetProperty(name, out _)) return;
        foreach (var other in needed)
        {
            if (_value.TryGetProperty(other, out _)) continue;
            if (_context.Fails()) return;
            var suggestion = NearestName.SuggestRenaming(_value, other);
            Report("dependentRequired", $"{other} is missing, and {name} is given", $"{other} together with {name}", suggestion);
        }
    }

    /// <summary>An object with this property satisfies the rule as a whole.</summary>
    public readonly void DependentSchema(string name, SchemaRule rule)
    {
        if (IsObject && _value.TryGetProperty(name, out _)) Follow(rule, Merge.Always, _trace);
    }

    /// <summary>Every property that no other keyword of the schema has looked at satisfies the rule.</summary>
    public readonly void UnevaluatedProperties(SchemaRule rule)
    {
        if (!IsObject || _evaluated is null) return;
        var index = -1;
        foreach (var member in _value.EnumerateObject())
        {
            if (_context.Stopped) return;
            index++;
            if (!_evaluated.Contains(index)) Descend(new PathSegment(member), member.Value, rule, ValueRole.UnevaluatedProperty);
        }

        _evaluated.AddAll();
    }

    /// <summary>Remembers what the rule looks at. Call it first in a rule that uses <c>unevaluatedProperties</c> or <c>unevaluatedItems</c>.</summary>
    public void TrackEvaluated()
    {
        if (!_context.Stopped) _evaluated ??= _context.RentSet();
    }

    private readonly bool IsObject => _kind == JsonValueKind.Object && !_context.Stopped;

    private static bool Matches(JsonProperty member, scoped ReadOnlySpan<string> known, scoped ReadOnlySpan<SchemaPattern> patterns, Span<char> buffer)
    {
        using var name = new JsonText(JsonMarshal.GetRawUtf8PropertyName(member), buffer);
        foreach (var candidate in known)
        {
            if (name.Value.SequenceEqual(candidate)) return true;
        }

        foreach (var pattern in patterns)
        {
            if (pattern.IsMatch(name.Value)) return true;
        }

        return false;
    }

    private static JsonElement NameAsValue(JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        var quoted = new byte[raw.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        raw.CopyTo(quoted.AsSpan(1));
        var reader = new Utf8JsonReader(quoted);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Marks a property as looked at, by its position.</summary>
    private readonly void Note(string name)
    {
        var index = 0;
        foreach (var member in _value.EnumerateObject())
        {
            if (member.NameEquals(name))
            {
                _evaluated!.Add(index);
                return;
            }

            index++;
        }
    }
}
