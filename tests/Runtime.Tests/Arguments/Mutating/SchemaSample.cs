using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace OpenApiMcp.Runtime.Tests.Arguments.Mutating;

/// <summary>A schema as JSON, and values that satisfy it.</summary>
internal sealed record SchemaSample(string Schema, Gen<string> Values)
{
    private const int MaxMembers = 4;

    private static readonly string[] Names = ["limit", "domain", "a/b", "~", "é \\\"q\\\"", "Profile_URL"];

    /// <summary>Any schema: plain ones, objects and arrays of them, alternatives.</summary>
    public static Gen<SchemaSample> Any(int depth) => depth == 0
        ? Plain
        : Gen.OneOf(Plain, Objects(depth), Objects(depth), Arrays(depth), Alternatives(depth), Wrapped(depth));

    /// <summary>An object, as the arguments of a call always are.</summary>
    public static Gen<SchemaSample> Objects(int depth) =>
        from names in Gen.Shuffle(Names)
        from count in Gen.Choose(0, MaxMembers)
        from members in Gen.ArrayOf(Any(depth - 1), count)
        from required in Gen.ArrayOf(Gen.Elements(true, false), count)
        from closed in Gen.Elements(true, true, false)
        select Object(names[..count], members, required, closed);

    private static Gen<SchemaSample> Plain => Gen.OneOf(Strings, Integers, Numbers, Gen.Elements(Fixed));

    private static Gen<SchemaSample> Strings =>
        from min in Gen.Choose(0, 5)
        from span in Gen.Choose(0, 5)
        let values = from length in Gen.Choose(min, min + span)
                     from letters in Gen.ArrayOf(Gen.Elements("a", "é", "😀", "\\n", "\\u0041"), length)
                     select $"\"{string.Concat(letters)}\""
        select new SchemaSample($$"""{"type":"string","minLength":{{min}},"maxLength":{{min + span}}}""", values);

    private static Gen<SchemaSample> Integers =>
        from min in Gen.Choose(-50, 50)
        from span in Gen.Choose(0, 100)
        select new SchemaSample($$"""{"type":"integer","minimum":{{min}},"maximum":{{min + span}}}""", Gen.Choose(min, min + span).Select(Text));

    private static Gen<SchemaSample> Numbers =>
        from factor in Gen.Elements("0.1", "0.01", "3")
        let values = Gen.Choose(1, 90).Select(tenths => Text(tenths * 3))
        select new SchemaSample($$"""{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":300,"multipleOf":{{factor}}}""", values);

    private static SchemaSample[] Fixed =>
    [
        new("""{"type":"boolean"}""", Gen.Elements("true", "false")),
        new("""{"type":["string","null"]}""", Gen.Elements("null", "\"x\"")),
        new("""{"type":"string","enum":["red","green","blue"]}""", Gen.Elements("\"red\"", "\"blue\"")),
        new("""{"enum":[1,"a",null,[1]]}""", Gen.Elements("1", "\"a\"", "[1]")),
        new("""{"const":{"a":1.0}}""", Gen.Elements("{\"a\":1}", "{\"a\":1e0}")),
        new("""{"type":"string","pattern":"^[a-z]{2}$"}""", Gen.Elements("\"de\"", "\"en\"")),
        new("""{"type":"string","format":"date"}""", Gen.Elements("\"2026-02-28\"", "\"2024-02-29\"")),
        new("""{"type":"array","uniqueItems":true,"items":{"type":"integer"}}""", Gen.Elements("[]", "[3]", "[1,2]")),
        new("""{"type":"array","prefixItems":[{"type":"boolean"}],"contains":{"const":1},"maxContains":2}""", Gen.Elements("[true,1]", "[false,1,1]")),
        new("""{"type":"object","patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}""", Gen.Elements("{}", "{\"x-a\":\"b\"}")),
        new("""{"type":"object","propertyNames":{"maxLength":4},"additionalProperties":{"type":"integer"}}""", Gen.Elements("{}", "{\"a\":1,\"abcd\":2}")),
        new("""{"type":"object","minProperties":1,"maxProperties":2,"dependentRequired":{"a":["b"]}}""", Gen.Elements("{\"a\":1,\"b\":2}", "{\"c\":1}")),
        new("""{"type":"object","not":{"required":["a","b"]},"unevaluatedProperties":false,"properties":{"a":{},"b":{}}}""", Gen.Elements("{}", "{\"a\":1}", "{\"b\":1}")),
        new("""{"type":"string","format":"email","maxLength":40}""", Gen.Elements("\"jane@example.com\"")),
    ];

    private static Gen<SchemaSample> Arrays(int depth) =>
        from item in Any(depth - 1)
        from max in Gen.Choose(1, 4)
        let values = from count in Gen.Choose(1, max) from items in Gen.ArrayOf(item.Values, count) select $"[{string.Join(',', items)}]"
        select new SchemaSample($$"""{"type":"array","minItems":1,"maxItems":{{max}},"items":{{item.Schema}}}""", values);

    /// <summary>Of two types, so that exactly one alternative fits.</summary>
    private static Gen<SchemaSample> Alternatives(int depth) =>
        from keyword in Gen.Elements("anyOf", "oneOf")
        from left in Integers
        from right in Gen.OneOf(Strings, Objects(depth), Arrays(depth))
        select new SchemaSample($$"""{"{{keyword}}":[{{left.Schema}},{{right.Schema}}]}""", Gen.OneOf(left.Values, right.Values));

    private static Gen<SchemaSample> Wrapped(int depth) =>
        from inner in Any(depth - 1)
        from schema in Gen.Elements($$"""{"allOf":[{{inner.Schema}},true]}""", $$"""{"if":true,"then":{{inner.Schema}}}""")
        select new SchemaSample(schema, inner.Values);

    private static SchemaSample Object(string[] names, SchemaSample[] members, bool[] required, bool closed)
    {
        var needed = string.Join(',', names.Where((_, index) => required[index]).Select(name => $"\"{name}\""));
        var properties = string.Join(',', names.Select((name, index) => $"\"{name}\":{members[index].Schema}"));
        var rest = closed ? ",\"additionalProperties\":false" : "";
        var values = from given in Gen.ArrayOf(Gen.Elements(true, false), names.Length)
                     from all in Gen.CollectToArray(members.Select(member => member.Values))
                     select $"{{{string.Join(',', names.Select((name, index) => $"\"{name}\":{all[index]}").Where((_, index) => given[index] || required[index]))}}}";
        return new SchemaSample($$$"""{"type":"object","properties":{{{{properties}}}},"required":[{{{needed}}}]{{{rest}}}}""", values);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
