using System.Text;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>Looks for a key in what a server wrote.</summary>
internal static class KeyCheck
{
    /// <summary>A shorter piece of a key helps nobody, and may turn up by chance.</summary>
    private const int Telling = 8;

    /// <summary>Fails where any eight characters in a row of the key stand in the text, as they are or in one of the usual encodings.</summary>
    public static void AssertAbsent(string key, string text)
    {
        foreach (string spelling in Spellings(key))
        {
            for (int start = 0; start + Telling <= spelling.Length; start++)
                Assert.DoesNotContain(spelling.Substring(start, Telling), text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static IEnumerable<string> Spellings(string key)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(key);
        yield return key;
        yield return Convert.ToHexString(bytes);
        yield return string.Concat(key.Select(c => $"\\u{(int)c:x4}"));
        yield return string.Concat(bytes.Select(b => $"%{b:X2}"));
        yield return new string([.. key.Reverse()]);

        // Base64 has three spellings, by where in a larger text the key stands; the characters at the ends depend on its neighbours.
        for (int before = 0; before < 3; before++) yield return Convert.ToBase64String([.. new byte[before], .. bytes])[4..^4];
    }
}
