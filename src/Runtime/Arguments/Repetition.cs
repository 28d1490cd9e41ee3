using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Finds the items of an array that equal an earlier one, without comparing every item with every other.</summary>
internal static class Repetition
{
    private const int MaxListed = 10;

    /// <summary>The positions of the first repeated items, or null when all items differ.</summary>
    public static List<string>? Find(JsonElement array)
    {
        var length = array.GetArrayLength();
        if (length < 2) return null;
        var items = ArrayPool<JsonElement>.Shared.Rent(length);
        var keys = ArrayPool<ulong>.Shared.Rent(length);
        var count = 0;
        foreach (var item in array.EnumerateArray())
        {
            items[count] = item;
            keys[count] = ((ulong)(uint)JsonEquality.Hash(item) << 32) | (uint)count;
            count++;
        }

        // Equal items have equal hashes: after sorting they are neighbours, the earlier item first.
        keys.AsSpan(0, count).Sort();
        var repeated = FindAmongNeighbours(items, keys.AsSpan(0, count));
        ArrayPool<JsonElement>.Shared.Return(items, clearArray: true);
        ArrayPool<ulong>.Shared.Return(keys);
        return repeated is null ? null : List(repeated);
    }

    private static List<int>? FindAmongNeighbours(JsonElement[] items, ReadOnlySpan<ulong> keys)
    {
        List<int>? repeated = null;
        for (var i = 1; i < keys.Length; i++)
        {
            for (var j = i - 1; j >= 0 && keys[j] >> 32 == keys[i] >> 32; j--)
            {
                if (!JsonEquality.Equal(items[(uint)keys[j]], items[(uint)keys[i]])) continue;
                (repeated ??= []).Add((int)(uint)keys[i]);
                break;
            }
        }

        return repeated;
    }

    private static List<string> List(List<int> positions)
    {
        positions.Sort();
        if (positions.Count > MaxListed) positions.RemoveRange(MaxListed, positions.Count - MaxListed);
        return positions.ConvertAll(position => position.ToString(CultureInfo.InvariantCulture));
    }
}
