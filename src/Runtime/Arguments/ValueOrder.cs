using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>The order in which values stand in the text, by their pointers.</summary>
internal sealed class ValueOrder(JsonElement root)
{
    private readonly Dictionary<string, Dictionary<string, (int Index, JsonElement Value)>> _parts = new(StringComparer.Ordinal);

    /// <summary>Sorts by the pointers; what has the same pointer stays in its order.</summary>
    public T[] Sort<T>(IEnumerable<T> items, Func<T, string> pointer) =>
        [.. items.Select(item => (Item: item, Position: PositionOf(pointer(item)))).OrderBy(pair => pair.Position, Comparer<List<int>>.Create(Compare)).Select(pair => pair.Item)];

    private static int Compare(List<int> left, List<int> right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i] != right[i]) return left[i].CompareTo(right[i]);
        }

        return left.Count.CompareTo(right.Count);
    }

    private List<int> PositionOf(string pointer)
    {
        var position = new List<int>();
        var value = root;
        for (var start = 0; start < pointer.Length;)
        {
            var end = pointer.IndexOf('/', start + 1);
            if (end < 0) end = pointer.Length;
            if (!PartsOf(value, pointer[..start]).TryGetValue(pointer[(start + 1)..end], out var part)) break;
            position.Add(part.Index);
            value = part.Value;
            start = end;
        }

        return position;
    }

    /// <summary>The members or items of a value by their tokens, listed once: a thousand problems may lie among a hundred thousand.</summary>
    private Dictionary<string, (int Index, JsonElement Value)> PartsOf(JsonElement value, string pointer)
    {
        if (_parts.TryGetValue(pointer, out var parts)) return parts;
        parts = new(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject()) parts.Add(PathSegment.Escape(member.Name), (parts.Count, member.Value));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) parts.Add(parts.Count.ToString(Wording.Culture), (parts.Count, item));
        }

        _parts.Add(pointer, parts);
        return parts;
    }
}
