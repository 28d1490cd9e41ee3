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

    /// <param name="text">The whole, of which nothing is left out.</param>
    public JsonView(ReadOnlyMemory<byte> text)
        : this(text, [new(0, text.Length)])
    {
    }

    /// <param name="text">JSON as <see cref="PlainJson"/> writes it, or any other text that is shown like it.</param>
    /// <param name="parts">In the order of the text.</param>
    public JsonView(ReadOnlyMemory<byte> text, IReadOnlyList<JsonPart> parts)
    {
        (Text, _parts) = (text, parts);
        foreach (var part in parts) Length += part.Length;
    }

    /// <summary>The whole text, with what is left out.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>What is left of it.</summary>
    public IReadOnlyList<JsonPart> Parts => _parts ?? [];

    /// <summary>The bytes of all parts.</summary>
    public int Length { get; }

    public static implicit operator JsonView(ReadOnlyMemory<byte> text) => new(text);

    /// <summary>In one piece: a copy, unless it is one already.</summary>
    public ReadOnlyMemory<byte> Join()
    {
        if (Parts is [var only]) return Text[only.Start..only.End];
        var joined = GC.AllocateUninitializedArray<byte>(Length);
        var target = joined.AsSpan();
        foreach (var part in Parts)
        {
            Text.Span[part.Start..part.End].CopyTo(target);
            target = target[part.Length..];
        }

        return joined;
    }
}
