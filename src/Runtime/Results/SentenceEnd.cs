using System.Text;

namespace OpenApiMcp.Runtime.Results;

/// <summary>Finds where a text can be cut: after a sentence, else after a word, else between two characters.</summary>
internal static class SentenceEnd
{
    /// <summary>Marks of a sentence's end in Chinese and Japanese, which no space follows.</summary>
    private static readonly Rune[] FullWidth = [new('。'), new('！'), new('？')];

    /// <summary>The longest length that is at most <paramref name="max"/>; a sentence or word that ends in its first half is not taken.</summary>
    /// <param name="text">A JSON string without its quotes, as <see cref="Json.PlainJson"/> spells it.</param>
    public static int Find(ReadOnlySpan<byte> text, int max)
    {
        if (max <= 0) return 0;
        if (text.Length <= max) return text.Length;
        var (character, word, sentence) = (0, 0, 0);
        var before = default(Rune);
        for (var at = 0; at < max;)
        {
            var (rune, length) = Next(text[at..]);
            if (Rune.IsWhiteSpace(rune))
            {
                word = at;
                if (before.Value is '.' or '!' or '?') sentence = at;
            }

            at += length;
            if (at > max) break;
            character = at;
            if (FullWidth.Contains(rune)) sentence = at;
            before = rune;
        }

        return sentence > max / 2 ? sentence : word > max / 2 ? word : character;
    }

    /// <summary>The next character, which may be written as an escape.</summary>
    private static (Rune Rune, int Length) Next(ReadOnlySpan<byte> text)
    {
        if (text[0] != '\\')
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            return (rune, length);
        }

        return text[1] switch
        {
            (byte)'u' => (Rune.ReplacementChar, 6),
            (byte)'n' or (byte)'r' or (byte)'t' => (new('\n'), 2),
            _ => (new((char)text[1]), 2),
        };
    }
}
