using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Results;

/// <summary>
/// A part of a kept answer. Offsets count bytes of UTF-8; a slice never splits a character, and ends between two values where it can, so that
/// the slices one after the other are the whole.
/// </summary>
/// <param name="Start">The first byte: the offset asked for, or a little before it.</param>
/// <param name="End">The byte after the last.</param>
internal readonly record struct ResultSlice(string Text, int Start, int End, int Total)
{
    /// <summary>Where the rest is, in words.</summary>
    public string Remark => End == Total
        ? string.Create(CultureInfo.InvariantCulture, $"Bytes {Start} to {End} of {Total}: this is the end.")
        : string.Create(CultureInfo.InvariantCulture, $"Bytes {Start} to {End} of {Total}. It goes on at offset {End}.");

    /// <param name="offset">At most the text's length.</param>
    /// <param name="limit">The most bytes, at least 1; a character is never left out for want of room.</param>
    public static ResultSlice Take(ReadOnlySpan<byte> text, int offset, int limit)
    {
        var start = offset;
        while (start > 0 && start < text.Length && IsInside(text[start])) start--;
        var end = (int)Math.Min(text.Length, (long)start + limit);
        if (end < text.Length)
        {
            while (end > start && IsInside(text[end])) end--;
            if (end == start) end = NextCharacter(text, start);
            else end = LastBoundary(text, start, end);
        }

        return new(Encoding.UTF8.GetString(text[start..end]), start, end, text.Length);
    }

    /// <summary>After the comma that is nested least, in the second half of the slice; else its end.</summary>
    private static int LastBoundary(ReadOnlySpan<byte> text, int start, int end)
    {
        var (depth, best, bestDepth) = (0, end, int.MaxValue);
        var half = start + ((end - start) / 2);
        for (var at = 0; at < end; at++)
        {
            switch (text[at])
            {
                case (byte)'"':
                    at = PlainScan.EndOfString(text, at) - 1;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    break;
                case (byte)',' when at >= half && depth <= bestDepth:
                    (best, bestDepth) = (at + 1, depth);
                    break;
            }
        }

        return best;
    }

    private static int NextCharacter(ReadOnlySpan<byte> text, int start)
    {
        var end = start + 1;
        while (end < text.Length && IsInside(text[end])) end++;
        return end;
    }

    private static bool IsInside(byte unit) => (unit & 0xC0) == 0x80;
}
