namespace OpenApiMcp.Runtime.Results;

/// <summary>Shares out the bytes of an object or array among what is in it.</summary>
internal static class Room
{
    /// <summary>The bytes of a text of which nothing is left: an ellipsis in quotes.</summary>
    public const int ShortestText = 5;

    /// <summary>The values that fit whole, from the first on; the result has one entry for each of them.</summary>
    public static int[] Fill(List<JsonChild> children, int room)
    {
        var rooms = new List<int>();
        foreach (var child in children)
        {
            room -= child.Head + child.Value.Length + (rooms.Count > 0 ? 1 : 0);
            if (room < 0) break;
            rooms.Add(child.Value.Length);
        }

        return [.. rooms];
    }

    /// <summary>
    /// Room for each value from the first on, until not even their smallest forms fit. What is smaller than the even share gets what it
    /// needs, and leaves the rest to the others.
    /// </summary>
    public static int[] Share(List<JsonChild> children, int room)
    {
        var count = 0;
        foreach (var child in children)
        {
            var least = child.Least + (count > 0 ? 1 : 0);
            if (least > room) break;
            room -= least;
            count++;
        }

        var kept = children.GetRange(0, count);
        var level = Level(kept, room);
        return [.. kept.Select(child => LeastValue(child) + Extra(child, level))];
    }

    /// <summary>The most that every value may get beyond its smallest form.</summary>
    private static int Level(List<JsonChild> children, int room)
    {
        var (low, high) = (0, room);
        while (low < high)
        {
            var middle = (int)(((long)low + high + 1) / 2);
            if (children.Sum(child => (long)Extra(child, middle)) <= room) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private static int LeastValue(JsonChild child) => child.Least - child.Head;

    private static int Extra(JsonChild child, int level) => Math.Min(child.Value.Length - LeastValue(child), level);
}
