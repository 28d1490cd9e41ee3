using System.Runtime.CompilerServices;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>
/// Writes a tool's output schema. Every conversation pays for its bytes, so names share what is said of them (<c>patternProperties</c>), and what
/// finds no room is left open: first the insides of lists and objects, then members.
/// </summary>
/// <remarks>
/// Every value may be null, said by <c>anyOf</c>, since clients take lists of types badly; what is told from inside has no type of its own, and so
/// may be null too. A number may be a string: integers that a double cannot hold are sent as such. See docs/decisions/0006.
/// </remarks>
internal sealed class OutputSchemaWriter
{
    /// <summary>The most bytes of a schema.</summary>
    public const int Budget = 200;

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

    /// <param name="answer">An object.</param>
    /// <returns>JSON Schema 2020-12, minified.</returns>
    public static string Write(AnswerModel answer) => Written.GetValue(answer, WriteNew);

    private static string WriteNew(AnswerModel answer)
    {
        var writer = new OutputSchemaWriter();
        var schema = writer.WriteRoot(answer);
        return schema.Length > Budget ? writer.WriteSome(answer) : writer.AddInsides(answer, schema);
    }

    /// <summary>As many members as fit.</summary>
    private string WriteSome(AnswerModel answer)
    {
        var ranked = Rank(answer.Members);
        var (best, low, high) = (WriteRoot(answer with { Members = default }), 0, ranked.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var names = new HashSet<string>(ranked.Take(middle), StringComparer.Ordinal);
            var schema = WriteRoot(answer with { Members = answer.Members.Where(member => names.Contains(member.Name)).ToEquatableArray() });
            if (schema.Length <= Budget) (best, low) = (schema, middle);
            else high = middle - 1;
        }

        return best;
    }

    /// <summary>Rows come first, since they are what was asked for; then scalars of the types that most have, which cost the least; each in the document's order.</summary>
    private static List<string> Rank(EquatableArray<AnswerMemberModel> members)
    {
        var scalars = members.Where(member => IsScalar(member.Value)).GroupBy(member => member.Value.Types);
        var commonest = scalars.OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;
        return [.. members.OrderBy(member => IsRows(member.Value) ? 0 : member.Value.Types == commonest ? 1 : 2).Select(member => member.Name)];
    }

    private static bool IsRows(AnswerModel value) => value.Items is { Members.Count: > 0 };

    private string AddInsides(AnswerModel answer, string schema)
    {
        foreach (var part in Parts(answer))
        {
            _shownInside.Add(part);
            if (WriteRoot(answer) is not { Length: <= Budget } longer) break;
            schema = longer;
        }

        return schema;
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
        var written = members.Select(member => (member.Name, Schema: WriteMember(member.Value, $"{path}/{member.Name}"))).ToList();
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

    private string WriteMember(AnswerModel value, string path) => _shownInside.Contains(path) ? WriteInside(value, path) : Types[(int)value.Types];

    private static bool IsScalar(AnswerModel value) => value.Types != SchemaTypes.None && (value.Types & ~Scalars) == SchemaTypes.None;

    private static string WriteTypes(SchemaTypes types)
    {
        if (types.Has(SchemaTypes.Number)) types |= SchemaTypes.String;
        var branches = Branches.Where(branch => types == SchemaTypes.None || types.Has(branch.Type)).Select(branch => branch.Schema);
        return types == SchemaTypes.Null ? branches.Single() : $"{{\"anyOf\":[{string.Join(",", branches)}]}}";
    }
}
