using System.Text;

namespace OpenApiMcp.Generator.Naming;

/// <summary>Takes a name of the document apart into words of ASCII letters and digits, in lower case.</summary>
internal static class Words
{
    /// <summary><c>getPetByID</c>, <c>get-pet-by-id</c> and <c>get pet/by id</c> are all get, pet, by, id.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (!IsWordCharacter(name[i]))
            {
                Flush(words, word);
                continue;
            }

            if (StartsWord(name, i)) Flush(words, word);
            word.Append(char.ToLowerInvariant(name[i]));
        }

        Flush(words, word);
        return words;
    }

    private static bool StartsWord(string name, int at)
    {
        if (at == 0 || !IsUpper(name[at])) return false;
        var before = name[at - 1];
        if (!IsUpper(before)) return IsWordCharacter(before);
        return at + 1 < name.Length && name[at + 1] is >= 'a' and <= 'z';
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
    }

    private static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    private static bool IsWordCharacter(char c) => IsUpper(c) || c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
