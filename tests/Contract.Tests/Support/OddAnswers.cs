using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>Answers in JSON as an API gives them that has drifted from its document, made of an operation's example; all are minified.</summary>
internal static class OddAnswers
{
    private static readonly string[] Numbers = ["9007199254740993", "1.10", "-0", "1E+2", "123456789012345678901234567890.000", "0.05", "1e-400"];

    /// <summary>The answers by what is odd about them.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Operation, string>> All = new Dictionary<string, Func<Operation, string>>(StringComparer.Ordinal)
    {
        ["the example"] = operation => operation.Answer,
        ["a miss: nothing but nulls"] = operation => Change(operation, Miss),
        ["unknown members"] = operation => Change(operation, Extend),
        ["unknown values"] = operation => Change(operation, value => IsText(value) ? "BRAND_NEW_2031" : null),
        ["other types"] = operation => Change(operation, Retype),
        ["numbers that no double holds"] = WithExactNumbers,
        ["members twice"] = operation => """{"credits_consumed":7,"credits_consumed":8,"a":{"b":1,"b":1.0},""" + (operation.Answer.StartsWith('{') ? operation.Answer[1..] : "\"rows\":[]}"),
        ["special characters"] = _ => """{"a\u0000b":"é/ 陳 😀 <&'>\" \\u0041 \u0007 \\","":null}""",
        ["an empty object"] = _ => "{}",
        ["50 levels"] = _ => Nested(50),
        ["a list"] = operation => $"[{operation.Answer},[]]",
        ["an empty list"] = _ => "[]",
        ["a text"] = _ => "\"temporarily unavailable\"",
        ["a number"] = _ => "1.10",
        ["null"] = _ => "null",
    };

    public static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":[", levels / 2)) + "1.10" + string.Concat(Enumerable.Repeat("]}", levels / 2));

    /// <summary>Replaces values from the leaves up; null leaves a value as it is.</summary>
    private static string Change(Operation operation, Func<JsonNode?, JsonNode?> replace)
    {
        var root = JsonNode.Parse(operation.Answer)!;
        return ExactJson.Minify(Change(root, replace)!);
    }

    private static JsonNode? Change(JsonNode? value, Func<JsonNode?, JsonNode?> replace)
    {
        var changed = value switch
        {
            JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Change(member.Value, replace)))),
            JsonArray items => new JsonArray([.. items.Select(item => Change(item, replace))]),
            _ => value?.DeepClone(),
        };
        return replace(changed) ?? changed;
    }

    // The root stays an object, its members go; the price says that nothing was charged.
    private static JsonNode? Miss(JsonNode? value)
    {
        if (value is JsonArray) return new JsonArray();
        if (value is not JsonObject members) return null;
        var misses = members.Select(member => KeyValuePair.Create(member.Key, member.Key == "credits_consumed" ? JsonValue.Create(0) : Emptied(member.Value)));
        return new JsonObject(misses);
    }

    private static JsonNode? Emptied(JsonNode? value) => value is JsonObject or JsonArray ? value.DeepClone() : null;

    private static JsonNode? Extend(JsonNode? value)
    {
        if (value is JsonObject members) members["added_later"] = JsonNode.Parse("""{"list":[1,"x",null,{}],"number":1.50}""");
        return value is JsonObject ? value : null;
    }

    private static JsonNode? Retype(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => 17,
        JsonValueKind.Number => value.ToJsonString(),
        JsonValueKind.True or JsonValueKind.False => "yes",
        JsonValueKind.Array => new JsonObject { ["items"] = value.DeepClone() },
        null => new JsonArray(),
        _ => null,
    };

    private static string WithExactNumbers(Operation operation)
    {
        var next = 0;
        var changed = JsonNode.Parse(Change(operation, value => value?.GetValueKind() == JsonValueKind.Number ? JsonNode.Parse(Numbers[next++ % Numbers.Length]) : null))!;
        return $$"""{"numbers":[{{string.Join(',', Numbers)}}],"answer":{{ExactJson.Minify(changed)}}}""";
    }

    private static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;
}
