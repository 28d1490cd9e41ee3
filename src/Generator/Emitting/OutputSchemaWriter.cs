using System.Text;
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

    /// <summary>The parts that are tried: each is another attempt to write the whole.</summary>
    private const int MaxParts = 16;

    private const SchemaTypes Scalars = SchemaTypes.Boolean | SchemaTypes.Number | SchemaTypes.String | SchemaTypes.Null;

    private static readonly SchemaTypes[] Order =
    [
        SchemaTypes.String, SchemaTypes.Number, SchemaTypes.Boolean, SchemaTypes.Object, SchemaTypes.Array, SchemaTypes.Null,
    ];

    private readonly HashSet<string> _shownInside = new(StringComparer.Ordinal);
    private bool _tellsScalarsApart;

    /// <param name="answer">An object.</param>
    /// <returns>JSON Schema 2020-12, minified.</returns>
    public static string Write(AnswerModel answer)
    {
        var writer = new OutputSchemaWriter();
        var schema = writer.WriteRoot(answer);
        foreach (var part in Parts(answer))
        {
            if (schema.Length >= Budget) break;
            if (part.IndexOf('/', 1) > 0 && !writer._shownInside.Contains(part.Substring(0, part.LastIndexOf('/')))) continue;
            writer._shownInside.Add(part);
            if (writer.WriteRoot(answer) is { Length: <= Budget } longer) schema = longer;
            else writer._shownInside.Remove(part);
        }

        writer._tellsScalarsApart = true;
        return writer.WriteRoot(answer) is { Length: <= Budget } exact ? exact : schema;
    }

    /// <summary>The members that have an inside, those of the answer before those of its parts.</summary>
    private static IEnumerable<string> Parts(AnswerModel answer)
    {
        var waiting = new Queue<(string Path, AnswerModel Value)>([("", answer)]);
        var count = 0;
        while (waiting.Count > 0)
        {
            var (path, value) = waiting.Dequeue();
            foreach (var member in value.Members.Concat(value.Items?.Members ?? []))
            {
                if (member.Value.Members.Count == 0 && member.Value.Items is null or { Types: SchemaTypes.None, Members.Count: 0 }) continue;
                if (++count > MaxParts) yield break;
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
        items.Members.Count > 0 ? $"{{{string.Join(",", WriteMembers(items.Members, path))}}}" : WriteTypes(items.Types);

    private IEnumerable<string> WriteMembers(EquatableArray<AnswerMemberModel> members, string path)
    {
        var shared = members.Where(member => IsScalar(member.Value)).Aggregate(SchemaTypes.None, (types, member) => types | member.Value.Types);
        var groups = members.GroupBy(member => WriteMember(member, $"{path}/{member.Name}", shared), member => member.Name, StringComparer.Ordinal).ToList();
        var single = groups.Where(group => !IsShorterAsPattern(group)).ToList();
        if (single.Count > 0)
        {
            var properties = members.Select(member => (member.Name, Group: single.Find(group => group.Contains(member.Name, StringComparer.Ordinal)))).Where(pair => pair.Group is not null);
            yield return $"\"properties\":{{{string.Join(",", properties.Select(pair => $"{JsonText.Quote(pair.Name)}:{pair.Group!.Key}"))}}}";
        }

        var patterns = groups.Where(IsShorterAsPattern).Select(group => $"{JsonText.Quote($"^({string.Join("|", group)})$")}:{group.Key}").ToList();
        if (patterns.Count > 0) yield return $"\"patternProperties\":{{{string.Join(",", patterns)}}}";
    }

    private static bool IsShorterAsPattern(IGrouping<string, string> group) => group.Count() > 1 && (group.Count() - 1) * (group.Key.Length + 3) > "\"patternProperties\":{},".Length;

    private string WriteMember(AnswerMemberModel member, string path, SchemaTypes shared)
    {
        if (_shownInside.Contains(path)) return WriteInside(member.Value, path);
        return WriteTypes(IsScalar(member.Value) && !_tellsScalarsApart ? shared : member.Value.Types);
    }

    private static bool IsScalar(AnswerModel value) => value.Types != SchemaTypes.None && (value.Types & ~Scalars) == SchemaTypes.None;

    private static string WriteTypes(SchemaTypes types)
    {
        if (types.Has(SchemaTypes.Number)) types |= SchemaTypes.String;
        var branches = new StringBuilder();
        foreach (var type in Order)
        {
            if (types != SchemaTypes.None && !types.Has(type)) continue;
            branches.Append(branches.Length == 0 ? "" : ",").Append($"{{\"type\":\"{type.ToString().ToLowerInvariant()}\"}}");
        }

        return types == SchemaTypes.Null ? branches.ToString() : $"{{\"anyOf\":[{branches}]}}";
    }
}
