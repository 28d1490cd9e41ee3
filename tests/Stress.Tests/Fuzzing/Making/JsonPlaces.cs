using System.Text.Json;

namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>Where a value or a member's name stands in a JSON text.</summary>
internal readonly record struct JsonPlace(int Start, int Length, JsonTokenType Type)
{
    public bool IsName => Type == JsonTokenType.PropertyName;

    /// <summary>All names and values of a text, objects and arrays as wholes included; none where it is not JSON.</summary>
    public static List<JsonPlace> Find(ReadOnlySpan<byte> json)
    {
        var places = new List<JsonPlace>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
        try
        {
            while (reader.Read()) Add(ref reader, places, open);
            return places;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static void Add(ref Utf8JsonReader reader, List<JsonPlace> places, Stack<int> open)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            var whole = open.Pop();
            places[whole] = places[whole] with { Length = start + 1 - places[whole].Start };
            return;
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) open.Push(places.Count);
        // The end of a name's token is its colon, that of a value is the value's; the quotes are not part of ValueSpan.
        var quotes = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String ? 2 : 0;
        places.Add(new JsonPlace(start, reader.ValueSpan.Length + quotes, reader.TokenType));
    }
}
