using System.Text;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Results;

/// <summary>Finds in the whole answer where its longest cut array goes on.</summary>
internal static class NextItem
{
    /// <summary>The offset of the first item that is not shown; null where no array at a single place was cut.</summary>
    /// <param name="whole">As <see cref="PlainJson"/> writes it.</param>
    public static int? Find(ReadOnlySpan<byte> whole, IReadOnlyList<AnswerCutting> cuts)
    {
        var longest = cuts.Where(cut => cut.Kind == CutKind.Items).OrderByDescending(cut => cut.Total - cut.Shown).FirstOrDefault();
        if (longest.Path is null || Descend(whole, longest.Path) is not { } at || whole[at] != '[') return null;
        at++;
        for (var item = 0; item < longest.Shown && at < whole.Length; item++) at = PlainScan.EndOfValue(whole, at) + 1;
        return at < whole.Length ? at : null;
    }

    private static int? Descend(ReadOnlySpan<byte> whole, string path)
    {
        var at = 0;
        foreach (var name in path.Length == 0 ? [] : path.Split('.'))
        {
            if (whole[at] != '{' || Member(whole, at, Encoding.UTF8.GetBytes(name)) is not { } value) return null;
            at = value;
        }

        return at;
    }

    private static int? Member(ReadOnlySpan<byte> whole, int start, ReadOnlySpan<byte> name)
    {
        for (var at = start + 1; at < whole.Length && whole[at] == '"';)
        {
            var end = PlainScan.EndOfString(whole, at);
            if (whole[(at + 1)..(end - 1)].SequenceEqual(name)) return end + 1;
            at = PlainScan.EndOfValue(whole, end + 1);
            if (at < whole.Length && whole[at] == ',') at++;
        }

        return null;
    }
}
