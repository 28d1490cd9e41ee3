using System.Globalization;
using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Json;

/// <summary>Makes every single mutation of a value: names dropped, added and misspelled, values exchanged, arrays filled up.</summary>
public static class Mutations
{
    private const int ManyItems = 200;

    /// <summary>One value of each type, and some beyond every bound.</summary>
    private static readonly string[] Strangers =
    [
        "null", "true", "0", "-1", "0.5", "1e30", "\"\"", "\"5\"", "\"no such value\"", $"\"{new string('x', 3000)}\"", "[]", "[null]", "{}", "{\"no_such_name\":1}",
    ];

    public static IEnumerable<Mutation> Of(string json) => At(JsonNode.Parse(json), "").Select(change => Apply(json, change));

    private static Mutation Apply(string json, Change change)
    {
        var root = JsonNode.Parse(json);
        if (change.Path.Length == 0) return new Mutation(change.Kind, "", change.Json!);
        var owner = change.Path[..^1].Aggregate(root, Step)!;
        Apply(owner, change);
        var pointer = string.Concat(change.Path.Select(name => "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
        return new Mutation(change.Kind, pointer, root!.ToJsonString(), change.OfNames);
    }

    private static void Apply(JsonNode owner, Change change)
    {
        var name = change.Path[^1];
        if (change.OldName is { } old) owner.AsObject().Remove(old, out _);
        if (owner is JsonArray array) array[Index(name)] = Parse(change.Json!);
        else if (change.Json is { } value) owner.AsObject()[name] = Parse(value);
        else owner.AsObject().Remove(name);
    }

    private static IEnumerable<Change> At(JsonNode? value, params string[] path)
    {
        path = path is [""] ? [] : path;
        var own = value?.ToJsonString() ?? "null";
        foreach (var stranger in Strangers)
        {
            if (stranger != own) yield return new Change($"is now {stranger[..Math.Min(stranger.Length, 30)]}", path, stranger);
        }

        foreach (var change in value switch { JsonObject members => In(members, path), JsonArray items => In(items, path), _ => [] }) yield return change;
    }

    private static IEnumerable<Change> In(JsonObject members, string[] path)
    {
        yield return new Change("was added", [.. path, "no_such_name"], "1", OfNames: true);
        foreach (var (name, member) in members)
        {
            var json = member?.ToJsonString() ?? "null";
            yield return new Change("was dropped", [.. path, name], Json: null, OfNames: true);
            yield return new Change($"was {name} before", [.. path, name + "s"], json, OfNames: true, OldName: name);
            foreach (var change in At(member, [.. path, name])) yield return change;
        }
    }

    private static IEnumerable<Change> In(JsonArray items, string[] path)
    {
        if (items.Count == 0) yield break;
        var many = new JsonArray([.. Enumerable.Range(0, ManyItems).Select(_ => items[0]?.DeepClone())]);
        yield return new Change("was filled up", path, many.ToJsonString());
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var change in At(items[i], [.. path, i.ToString(CultureInfo.InvariantCulture)])) yield return change;
        }
    }

    private static JsonNode? Step(JsonNode? node, string name) => node is JsonArray array ? array[Index(name)] : node![name];

    private static int Index(string name) => int.Parse(name, CultureInfo.InvariantCulture);

    private static JsonNode? Parse(string json) => JsonNode.Parse(json);

    /// <param name="Json">The new value; null for none.</param>
    private sealed record Change(string Kind, string[] Path, string? Json, bool OfNames = false, string? OldName = null);
}
