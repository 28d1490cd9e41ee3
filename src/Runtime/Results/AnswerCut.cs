using System.Buffers;
using System.Text;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Results;

/// <summary>
/// Cuts an answer to a size. It stays JSON: arrays lose items from their end and strings what follows a sentence; what is small stays whole,
/// and what is big shares the room evenly, so that the biggest loses most. Only where nothing else helps do objects lose members.
/// </summary>
internal sealed class AnswerCut
{
    /// <summary>An array of fewer whole items than this is shown as so many shortened ones.</summary>
    private const int FewItems = 3;

    /// <summary>In bytes; with less room a shortened item says too little to make up for a whole one.</summary>
    private const int WorthShortening = 200;

    /// <summary>Deeper values are emptied instead of cut: each level reads what it cuts once more.</summary>
    private const int MaxDepth = 32;

    private readonly ReadOnlyMemory<byte> _json;
    private readonly ArrayBufferWriter<byte> _shown = new();
    private readonly CutList _cuts = new();

    private AnswerCut(ReadOnlyMemory<byte> json) => _json = json;

    /// <param name="json">As <see cref="PlainJson"/> writes it.</param>
    /// <param name="room">The most bytes of the result.</param>
    public static CutAnswer Run(JsonView json, int room)
    {
        if (json.Length <= room) return new(json, []);
        var cut = new AnswerCut(json.Join());
        cut.Value(new(0, json.Length), room, "", depth: 0);
        return new(cut._shown.WrittenMemory, cut._cuts.All);
    }

    private void Value(JsonPart part, int room, string path, int depth)
    {
        if (part.Length <= room) _shown.Write(Bytes(part));
        else if (JsonParts.IsContainer(Bytes(part)) && depth == MaxDepth) Empty(part, path);
        else if (Bytes(part)[0] == '{') Object(part, room, path, depth);
        else if (Bytes(part)[0] == '[') Array(part, room, path, depth);
        else Scalar(part, room, path);
    }

    private void Object(JsonPart part, int room, string path, int depth)
    {
        var members = JsonParts.Split(Bytes(part), part.Start, out var count);
        var rooms = Room.Share(members, room - 2);
        if (rooms.Length < count) _cuts.Add(path, CutKind.Members, rooms.Length, count);
        _shown.Write("{"u8);
        for (var i = 0; i < rooms.Length; i++)
        {
            var member = members[i];
            if (i > 0) _shown.Write(","u8);
            _shown.Write(Bytes(member.Name));
            _shown.Write(":"u8);
            Value(member.Value, rooms[i], member.Value.Length <= rooms[i] ? path : Below(path, member.Name), depth + 1);
        }

        _shown.Write("}"u8);
    }

    private void Array(JsonPart part, int room, string path, int depth)
    {
        var items = JsonParts.Split(Bytes(part), part.Start, out var count);
        var rooms = RoomOfItems(items, room - 2);
        if (rooms.Length < count) _cuts.Add(path, CutKind.Items, rooms.Length, count);
        _shown.Write("["u8);
        for (var i = 0; i < rooms.Length; i++)
        {
            if (i > 0) _shown.Write(","u8);
            Value(items[i].Value, rooms[i], path, depth + 1);
        }

        _shown.Write("]"u8);
    }

    /// <summary>Whole items; where only one or two fit whole, a few shortened ones, if enough of each remains.</summary>
    private static int[] RoomOfItems(List<JsonChild> items, int room)
    {
        var whole = Room.Fill(items, room);
        if (whole.Length >= FewItems) return whole;
        var few = Room.Share(items.GetRange(0, Math.Min(FewItems, items.Count)), room);
        return whole.Length == 0 || few.All(length => length >= WorthShortening) ? few : whole;
    }

    /// <summary>A number that finds no room is left out by what is around it; alone, nothing can be said of it but that it is there.</summary>
    private void Scalar(JsonPart part, int room, string path)
    {
        _cuts.Add(path, CutKind.Text, 1, 1);
        if (Bytes(part)[0] != '"')
        {
            _shown.Write("null"u8);
            return;
        }

        var text = Bytes(part)[1..^1];
        _shown.Write("\""u8);
        _shown.Write(text[..SentenceEnd.Find(text, room - Room.ShortestText)]);
        _shown.Write("…\""u8);
    }

    private void Empty(JsonPart part, string path)
    {
        _cuts.Add(path, Bytes(part)[0] == '[' ? CutKind.Items : CutKind.Members, 0, JsonParts.Count(Bytes(part)));
        _shown.Write(Bytes(part)[0] == '[' ? "[]"u8 : "{}"u8);
    }

    private ReadOnlySpan<byte> Bytes(JsonPart part) => _json.Span[part.Start..part.End];

    private string Below(string path, JsonPart name)
    {
        var text = Encoding.UTF8.GetString(Bytes(name)[1..^1]);
        return path.Length == 0 ? text : $"{path}.{text}";
    }
}

/// <summary>An answer, cut or whole.</summary>
/// <param name="Cuts">What was cut; none where it is whole.</param>
internal readonly record struct CutAnswer(JsonView Json, IReadOnlyList<AnswerCutting> Cuts);
