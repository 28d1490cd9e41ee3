using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>Makes arguments for one tool: its example, with members changed by its published schema.</summary>
internal sealed class ArgumentMutations(ApiTool tool)
{
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = 10_000 };

    private readonly JsonProperty[] _properties =
        tool.ProtocolTool.InputSchema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject()] : [];

    private readonly (string Name, string Json)[] _example = tool.ExampleArguments.IsEmpty
        ? []
        : [.. JsonElement.Parse(tool.ExampleArguments).EnumerateObject().Select(member => (member.Name, member.Value.GetRawText()))];

    /// <returns>Well-formed JSON, an object mostly.</returns>
    public JsonElement Make(Chance chance)
    {
        if (chance.OneIn(100)) return Parse(OddValues.Pick(chance)) ?? JsonElement.Parse("[]");
        List<(string Name, string Json)> members = [.. _example];
        for (var changes = 1 + chance.Below(3); changes > 0; changes--) Change(members, chance);
        var json = Encoding.UTF8.GetBytes($"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Json}"))}}}");
        var changed = chance.OneIn(4) ? Parse(ValueMutations.Apply(json, chance)) : null;
        return changed ?? Parse(json) ?? JsonElement.Parse("{}");
    }

    private void Change(List<(string Name, string Json)> members, Chance chance)
    {
        var property = _properties.Length == 0 ? default : chance.Pick(_properties);
        var place = chance.Below(members.Count);
        switch (chance.Below(10))
        {
            case 0 when members.Count > 0:
                members.RemoveAt(place);
                break;
            case 1 when members.Count > 0:
                members[place] = (members[place].Name + chance.Pick(["s", "_", " ", "\\u0041", "é"]), members[place].Json);
                break;
            case 2 when members.Count > 0:
                members.Add((members[place].Name, Encoding.UTF8.GetString(OddValues.Pick(chance))));
                break;
            case 3:
                members.Add((chance.Pick(["no_such_name", "", "limit", "api_key", "__proto__", "a/b~c"]), "1"));
                break;
            default:
                if (_properties.Length == 0) break;
                members.RemoveAll(member => member.Name == property.Name);
                members.Add((property.Name, SchemaValues.Near(property.Value, chance)));
                break;
        }
    }

    private static JsonElement? Parse(byte[] json)
    {
        try
        {
            return JsonElement.Parse(json, AnyDepth);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
