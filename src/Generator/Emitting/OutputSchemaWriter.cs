using System.Runtime.CompilerServices;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>
/// Writes a tool's output schema. Every conversation pays for its bytes, so names share what is said of them (<c>patternProperties</c>),
/// all names of the answer stand there, and the insides of its parts and the types of its scalars where the budget has room.
/// </summary>
/// <remarks>
/// Every value may be null, said by <c>anyOf</c>, since clients take lists of types badly; what is told from inside has no type of its own, and so
/// may be null too. A number may be a string: integers that a double cannot hold are sent as such. See docs/decisions/0006.
/// </remarks>
internal sealed class OutputSchemaWriter
{
    /// <summary>In bytes; a schema that says the names alone may be larger.</summary>
    public const int Budget = 300;

    private const SchemaTypes Scalars = SchemaTypes.Boolean | SchemaTypes.Number | SchemaTypes.String | SchemaTypes.Null;

    private static readonly (SchemaTypes Type, string Schema)[] Branches =
    [
        (SchemaTypes.String, """{"type":"string"}"""), (SchemaTypes.Number, """{"type":"number"}"""), (SchemaTypes.Boolean, """{"type":"boolean"}"""),
        (SchemaTypes.Object, """{"type":"object"}"""), (SchemaTypes.Array, """{"type":"array"}"""), (SchemaTypes.Null, """{"type":"null"}"""),
    ];

    /// <summary>What is said of values by their types; a wide answer asks often.</summary>
    private static readonly string[] Types = [.. Enumerable.Range(0, 2 * (int)SchemaTypes.Integer).Select(types => WriteTypes((SchemaTypes)types))];

    /// <summary>Operations share answers, and each is asked for by those who emit, list and count.</summary>
    private static readonly ConditionalWeakTable<AnswerModel, string> Written = new();

    private readonly HashSet<string> _shownInside = new(StringComparer.Ordinal);
    private bool _tellsScalarsApart;

    /// <param name="answer">An object.</param>
    /// <returns>JSON Schema 2020-12, minified.</returns>
    public static string Write(AnswerModel answer) => Written.GetValue(answer, WriteNew);

    private static string WriteNew(AnswerModel answer)
    {
        var writer = new OutputSchemaWriter();
        var schema = writer.WriteRoot(answer);
        foreach (var part in Parts(answer))
        {
            writer._shownInside.Add(part);
            if (schema.Length < Budget && writer.WriteRoot(answer) is { Length: <= Budget } longer)
            {
                schema = longer;
                continue;
            }

            writer._shownInside.Remove(part);
            break;
        }

        writer._tellsScalarsApart = true;
        return writer.WriteRoot(answer) is { Length: <= Budget } exact ? exact : schema;
    }

    /// <summary>The members that have an inside, those of the answer before those of its parts.</summary>
    private static IEnumerable<string> Parts(AnswerModel answer)
    {
        var waiting = new Queue<(string Path, AnswerModel Value)>([("", answer)]);
        while (waiting.Count > 0)
        {
            var (path, value) = waiting.Dequeue();
            foreach (var member in value.Members.Concat(value.Items?.Members ?? []))
            {
                if (member.Value.Members.Count == 0 && member.Value.Items is null or { Types: SchemaTypes.None, Members.Count: 0 }) continue;
                var part = $"{path}/{member.Name}";
                waiting.Enqueue((part, member.Value));
                yield return part;
            }
        }
    }

    private string WriteRoot(AnswerModel answer) => $"{{{string.Join(",", new[] { "\"type\":\"object\"" }.Concat(WriteMembers(answer.Members, "")))}}}";

    private string WriteInside(AnswerModel value, string path)
    {
        var keywords = new List<string>(WriteMembers(value.Members, path));
        if (value.Items is { } items) keywords.Add($"\"items\":{WriteItems(items, path)}");
        return $"{{{string.Join(",", keywords)}}}";
    }

    private string WriteItems(AnswerModel items, string path) =>
        items.Members.Count > 0 ? $"{{{string.Join(",", WriteMembers(items.Members, path))}}}" : Types[(int)items.Types];

    private IEnumerable<string> WriteMembers(EquatableArray<AnswerMemberModel> members, string path)
    {
        var shared = members.Where(member => IsScalar(member.Value)).Aggregate(SchemaTypes.None, (types, member) => types | member.Value.Types);
        var written = members.Select(member => (member.Name, Schema: WriteMember(member, $"{path}/{member.Name}", shared))).ToList();
        var groups = written.GroupBy(member => member.Schema, member => member.Name, StringComparer.Ordinal).ToList();
        var patterns = groups.Where(IsShorterAsPattern).ToDictionary(group => group.Key, group => $"^({string.Join("|", group)})$", StringComparer.Ordinal);
        if (patterns.Count < groups.Count)
        {
            var properties = written.Where(member => !patterns.ContainsKey(member.Schema)).Select(member => $"{JsonText.Quote(member.Name)}:{member.Schema}");
            yield return $"\"properties\":{{{string.Join(",", properties)}}}";
        }

        if (patterns.Count > 0) yield return $"\"patternProperties\":{{{string.Join(",", patterns.Select(pattern => $"{JsonText.Quote(pattern.Value)}:{pattern.Key}"))}}}";
    }

    private static bool IsShorterAsPattern(IGrouping<string, string> group) => (group.Count() - 1) * (group.Key.Length + 3) > "\"patternProperties\":{},".Length;

    private string WriteMember(AnswerMemberModel member, string path, SchemaTypes shared)
    {
        if (_shownInside.Contains(path)) return WriteInside(member.Value, path);
        return Types[(int)(IsScalar(member.Value) && !_tellsScalarsApart ? shared : member.Value.Types)];
    }

    private static bool IsScalar(AnswerModel value) => value.Types != SchemaTypes.None && (value.Types & ~Scalars) == SchemaTypes.None;

    private static string WriteTypes(SchemaTypes types)
    {
        if (types.Has(SchemaTypes.Number)) types |= SchemaTypes.String;
        var branches = Branches.Where(branch => types == SchemaTypes.None || types.Has(branch.Type)).Select(branch => branch.Schema);
        return types == SchemaTypes.Null ? branches.Single() : $"{{\"anyOf\":[{string.Join(",", branches)}]}}";
    }
}
