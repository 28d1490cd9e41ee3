namespace OpenApiMcp.Runtime.Json;

/// <summary>Where something stands in a text.</summary>
internal readonly record struct JsonPart(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>
/// JSON without the members that are left out of it. It is the parts that are left, where they stand in the whole: an answer may be large, and a copy is made
/// only for who needs it in one piece.
/// </summary>
internal readonly struct JsonView
{
    private readonly IReadOnlyList<JsonPart>? _parts;

    /// <param name="source">Of which nothing is left out.</param>
    public JsonView(ReadOnlyMemory<byte> source)
        : this(source, [new(0, source.Length)])
    {
    }

    /// <param name="source">JSON as <see cref="PlainJson"/> writes it; of what is no JSON, as it came.</param>
    /// <param name="parts">As for <see cref="Parts"/>: none begins or ends within a name or a value.</param>
    public JsonView(ReadOnlyMemory<byte> source, IReadOnlyList<JsonPart> parts)
    {
        (Source, _parts) = (source, parts);
        foreach (var part in parts) Length += part.Length;
    }

    /// <summary>The whole, with what is left out and nobody may see.</summary>
    public ReadOnlyMemory<byte> Source { get; }

    /// <summary>What is left of it, in its order.</summary>
    public IReadOnlyList<JsonPart> Parts => _parts ?? [];

    /// <summary>The bytes of all parts.</summary>
    public int Length { get; }

    public static implicit operator JsonView(ReadOnlyMemory<byte> source) => new(source);

    public ReadOnlySpan<byte> Bytes(JsonPart part) => Source.Span[part.Start..part.End];

    /// <summary>In one piece: a copy, unless it is one already.</summary>
    public ReadOnlyMemory<byte> Join()
    {
        if (Parts is [var only]) return Source[only.Start..only.End];
        var joined = GC.AllocateUninitializedArray<byte>(Length);
        var target = joined.AsSpan();
        foreach (var part in Parts)
        {
            Bytes(part).CopyTo(target);
            target = target[part.Length..];
        }

        return joined;
    }
}
