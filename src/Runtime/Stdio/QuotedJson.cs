using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    private static void WritePortion(ReadOnlySpan<byte> json, IBufferWriter<byte> target)
    {
        var room = target.GetSpan((2 * json.Length) + Step); // whole steps are copied, the last of them beyond the end
        ref var source = ref MemoryMarshal.GetReference(json);
        ref var written = ref MemoryMarshal.GetReference(room);
        var (from, to) = (0, 0);
        while (from <= json.Length - Step)
        {
            var part = Vector128.LoadUnsafe(ref source, (nuint)from);
            part.StoreUnsafe(ref written, (nuint)to);
            var special = (Vector128.Equals(part, Vector128.Create((byte)'"')) | Vector128.Equals(part, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
            var plain = special == 0 ? Step : BitOperations.TrailingZeroCount(special);
            (from, to) = (from + plain, to + plain);
            if (special != 0) Escape(json[from++], room, ref to);
        }

        for (; from < json.Length; from++)
        {
            if (json[from] is (byte)'"' or (byte)'\\') Escape(json[from], room, ref to);
            else room[to++] = json[from];
        }

        target.Advance(to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Escape(byte character, Span<byte> written, ref int at)
    {
        written[at++] = (byte)'\\';
        written[at++] = character;
    }
}
