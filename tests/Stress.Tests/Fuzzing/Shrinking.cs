using System.Globalization;
using System.Text;

namespace LeadMagic.Stress.Tests.Fuzzing;

/// <summary>Makes a failing input small: leaves out halves, quarters and so on as long as it still fails.</summary>
internal static class Shrinking
{
    private const int MaxRuns = 400;

    public static async Task<IReadOnlyList<byte[]>> FewestAsync(IReadOnlyList<byte[]> pieces, Func<IReadOnlyList<byte[]>, Task<bool>> fails)
    {
        var left = pieces.ToList();
        var runs = 0;
        for (var size = (left.Count + 1) / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < left.Count && runs < MaxRuns; runs++)
            {
                List<byte[]> fewer = [.. left.Take(start), .. left.Skip(start + size)];
                if (await fails(fewer)) left = fewer;
                else start += size;
            }
        }

        return left;
    }

    /// <summary>The bytes as text that shows every one of them.</summary>
    public static string Show(byte[] bytes)
    {
        var text = new StringBuilder();
        foreach (var value in bytes) text.Append(value is >= 0x20 and < 0x7F ? ((char)value).ToString() : $"<{value.ToString("X2", CultureInfo.InvariantCulture)}>");
        return text.Length > 4_000 ? text.ToString(0, 4_000) + "…" : text.ToString();
    }
}
