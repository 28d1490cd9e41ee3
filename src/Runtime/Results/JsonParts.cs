using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Results;

/// <summary>A member of an object, or an item of an array, whose name is empty.</summary>
/// <param name="Name">With its quotes.</param>
/// <param name="Least">The bytes that the smallest form of the whole takes, name and all.</param>
internal readonly record struct JsonChild(JsonPart Name, JsonPart Value, int Least)
{
    /// <summary>The bytes of the name and its colon.</summary>
    public int Head => Name.Length == 0 ? 0 : Name.Length + 1;
}

/// <summary>Takes an object or an array apart, without looking into its values.</summary>
internal static class JsonParts
{
    /// <summary>Of more members or items only the first can be shown, so that huge answers are not listed in memory.</summary>
    private const int MaxListed = 10_000;

    private const int EmptyContainer = 2;

    public static bool IsContainer(ReadOnlySpan<byte> value) => value[0] is (byte)'{' or (byte)'[';

    /// <param name="container">An object or array as <see cref="PlainJson"/> writes it.</param>
    /// <param name="start">Where it stands in the answer.</param>
    /// <param name="count">How many there are; the list may be shorter.</param>
    public static List<JsonChild> Split(ReadOnlySpan<byte> container, int start, out int count)
    {
        var children = new List<JsonChild>();
        count = 0;
        for (var at = 1; at < container.Length - 1; at++)
        {
            var name = container[0] == '{' ? new JsonPart(at, PlainScan.EndOfString(container, at)) : new JsonPart(at, at);
            var value = name.Length == 0 ? at : name.End + 1;
            at = PlainScan.EndOfValue(container, value);
            count++;
            if (children.Count == MaxListed) continue;
            var least = LeastOf(container[value..at]) + (value - name.Start);
            children.Add(new(new(start + name.Start, start + name.End), new(start + value, start + at), least));
        }

        return children;
    }

    public static int Count(ReadOnlySpan<byte> container)
    {
        var count = 0;
        for (var at = 1; at < container.Length - 1; at++)
        {
            if (container[0] == '{') at = PlainScan.EndOfString(container, at) + 1;
            at = PlainScan.EndOfValue(container, at);
            count++;
        }

        return count;
    }

    private static int LeastOf(ReadOnlySpan<byte> value) => value[0] switch
    {
        (byte)'{' or (byte)'[' => EmptyContainer,
        (byte)'"' => Math.Min(value.Length, Room.ShortestText),
        _ => value.Length,
    };
}
