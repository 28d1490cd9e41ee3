using System.Runtime.CompilerServices;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// Reads what the successful answers of an operation have in common. It reports nothing: what it does not understand, or what leads
/// too far, can be anything.
/// </summary>
internal sealed class AnswerReader(ReadingContext context)
{
    /// <summary>More is never published: see <c>OutputSchemaWriter</c>.</summary>
    public const int MaxMembers = 48;

    private const int MaxNameLength = 40;

    /// <summary>Objects and arrays inside each other.</summary>
    private const int MaxDepth = 4;

    /// <summary>References and combinators for the same value, more than people write.</summary>
    private const int MaxInPlace = 24;

    /// <summary>Schemas that name each other can ask for more steps than there are seconds.</summary>
    private const int MaxSteps = 1_500;

    private const int MaxStepsOfDocument = 500_000;

    private const SchemaTypes Wrapped = SchemaTypes.Array | SchemaTypes.Boolean | SchemaTypes.Number | SchemaTypes.String;

    /// <summary>What was read before: answers share schemas, and so do their parts.</summary>
    private readonly Dictionary<(JsonValue Schema, int Depth), AnswerModel> _known = [];

    /// <summary>By reference, which is faster than by what a wide answer holds.</summary>
    private readonly ConditionalWeakTable<AnswerModel, AnswerModel> _objects = new();

    private int _steps;
    private int _allSteps;

    /// <summary>The answer as a result has it, an object: itself, or <c>{"result": …}</c> around another value. Null where no answer is JSON.</summary>
    public AnswerModel? Read(JsonValue? responses)
    {
        _allSteps += _steps;
        _steps = 0;
        AnswerModel? answer = null;
        foreach (var media in Successes(responses).SelectMany(JsonMedia))
        {
            var read = media.Find("schema") is { } schema ? ReadValue(schema, 0) : AnswerModel.Anything;
            answer = answer is null ? read : AnswerJoin.Either(answer, read);
        }

        return answer is null ? null : _objects.GetValue(answer, AsObject);
    }

    private IEnumerable<JsonValue> Successes(JsonValue? responses)
    {
        var members = responses?.Members ?? [];
        var successes = members.Where(response => response.Name.StartsWith("2", StringComparison.Ordinal)).ToList();
        if (successes.Count == 0) successes = [.. members.Where(response => response.Name == "default")];
        return successes.Select(response => Follow(response.Value)).OfType<JsonValue>();
    }

    private static IEnumerable<JsonValue> JsonMedia(JsonValue response) =>
        (response.Find("content")?.Members ?? []).Where(media => MediaTypes.IsJson(media.Name) || media.Name == "*/*").Select(media => media.Value);

    private JsonValue? Follow(JsonValue value)
    {
        JsonValue? target = value;
        for (var i = 0; i < MaxInPlace && target?.Find("$ref") is not null; i++) target = ExampleReader.Peek(context, target);
        return target;
    }

    private static AnswerModel AsObject(AnswerModel answer)
    {
        var root = new AnswerModel { Types = SchemaTypes.Object, Members = answer.CanBe(SchemaTypes.Object) ? answer.Members : default };
        if (answer.Types == SchemaTypes.None || !answer.Types.Has(Wrapped)) return root;
        var wrapped = answer with { Types = answer.Types & Wrapped | SchemaTypes.Null, Members = default };
        return AnswerJoin.Either(root, new() { Types = SchemaTypes.Object, Members = new AnswerMemberModel[] { new("result", wrapped) }.ToEquatableArray() });
    }

    private AnswerModel ReadValue(JsonValue schema, int depth)
    {
        if (!_known.TryGetValue((schema, depth), out var known)) _known[(schema, depth)] = known = Read(schema, depth, 0);
        return known;
    }

    private AnswerModel Read(JsonValue schema, int depth, int inPlace)
    {
        if (!schema.IsObject || depth > MaxDepth || inPlace > MaxInPlace || _allSteps + ++_steps > MaxStepsOfDocument || _steps > MaxSteps) return AnswerModel.Anything;
        var reference = schema.Find("$ref");
        var target = reference is { IsString: true } ? ExampleReader.Peek(context, schema) : null;
        var known = target is null || target == schema ? AnswerModel.Anything : Read(target, depth, inPlace + 1);
        if (reference is not null && context.Is30) return known;
        known = AnswerJoin.Both(known, ReadOwn(schema, depth));
        foreach (var part in schema.Find("allOf")?.Items ?? []) known = AnswerJoin.Both(known, Read(part, depth, inPlace + 1));
        known = AnswerJoin.Both(known, ReadAlternatives(schema.Find("anyOf"), depth, inPlace));
        return AnswerJoin.Both(known, ReadAlternatives(schema.Find("oneOf"), depth, inPlace));
    }

    private AnswerModel ReadAlternatives(JsonValue? list, int depth, int inPlace)
    {
        AnswerModel? known = null;
        foreach (var part in list?.Items ?? [])
        {
            var read = Read(part, depth, inPlace + 1);
            known = known is null ? read : AnswerJoin.Either(known, read);
        }

        return known ?? AnswerModel.Anything;
    }

    private AnswerModel ReadOwn(JsonValue schema, int depth) => new()
    {
        Types = ReadTypes(schema.Find("type")),
        Members = ReadMembers(schema.Find("properties"), depth),
        Items = schema.Find("items") is { } items && schema.Find("prefixItems") is null ? OrNull(ReadValue(items, depth + 1)) : null,
    };

    private EquatableArray<AnswerMemberModel> ReadMembers(JsonValue? properties, int depth) =>
        (properties?.Members ?? [])
            .Where(member => IsPlain(member.Name) && member.Value.Find("writeOnly") is not { Kind: JsonKind.True })
            .Take(MaxMembers)
            .Select(member => new AnswerMemberModel(member.Name, OrNull(ReadValue(member.Value, depth + 1))))
            .ToEquatableArray();

    private static AnswerModel OrNull(AnswerModel value) => value.Types == SchemaTypes.None ? value : value with { Types = value.Types | SchemaTypes.Null };

    /// <summary>Names that need no escape, in JSON as in a pattern, and hide nothing from a reader. Others are left to what is open.</summary>
    private static bool IsPlain(string name) => name.Length is > 0 and <= MaxNameLength
        && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '@' or ':');

    private static SchemaTypes ReadTypes(JsonValue? type)
    {
        var types = SchemaTypes.None;
        foreach (var name in type is null ? [] : type.IsArray ? type.Items : [type])
        {
            if (ReadType(name.Text) is not { } read) return SchemaTypes.None;
            types |= read;
        }

        return types;
    }

    private static SchemaTypes? ReadType(string name) => name switch
    {
        "null" => SchemaTypes.Null,
        "boolean" => SchemaTypes.Boolean,
        "object" => SchemaTypes.Object,
        "array" => SchemaTypes.Array,
        "number" or "integer" => SchemaTypes.Number,
        "string" => SchemaTypes.String,
        _ => null,
    };
}
