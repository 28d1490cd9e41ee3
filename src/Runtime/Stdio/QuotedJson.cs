using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>Writes JSON as the inside of a JSON string: quotes and backslashes get a backslash, and there is nothing else in plain JSON that needs one.</summary>
internal static class QuotedJson
{
    /// <summary>So much is written without asking whether it finds room.</summary>
    private const int Portion = 4096;

    private static readonly int Step = Vector128<byte>.Count;

    /// <param name="json">As <see cref="Json.PlainJson"/> writes it.</param>
    public static void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> target)
    {
        for (; !json.IsEmpty; json = json[Math.Min(Portion, json.Length)..]) WritePortion(json[..Math.Min(Portion, json.Length)], target);
    }

    /// <summary>The bytes that it takes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> json) => json.Length + json.Count((byte)'"') + json.Count((byte)'\\');

    private static void WritePortion(ReadOnlySpan<byte> json, IBufferWriter<byte> target)
    {
        var written = target.GetSpan((2 * json.Length) + Step); // whole steps are copied, the last of them beyond the end
        var at = 0;
        while (json.Length >= Step)
        {
            var part = Vector128.Create(json);
            part.CopyTo(written[at..]);
            var special = (Vector128.Equals(part, Vector128.Create((byte)'"')) | Vector128.Equals(part, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
            var plain = special == 0 ? Step : BitOperations.TrailingZeroCount(special);
            at += plain;
            if (special != 0) Escape(json[plain++], written, ref at);
            json = json[plain..];
        }

        foreach (var character in json)
        {
            if (character is (byte)'"' or (byte)'\\') Escape(character, written, ref at);
            else written[at++] = character;
        }

        target.Advance(at);
    }

    private static void Escape(byte character, Span<byte> written, ref int at)
    {
        written[at++] = (byte)'\\';
        written[at++] = character;
    }
}
