namespace OpenApiMcp.Runtime.Json;

/// <summary>The three bytes with which some programs begin a text in UTF-8, and which are no part of it.</summary>
internal static class ByteOrderMark
{
    public static ReadOnlyMemory<byte> Skip(ReadOnlyMemory<byte> text) => text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
}
