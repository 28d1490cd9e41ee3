namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>Looks for a key in what a server wrote.</summary>
internal static class KeyCheck
{
    /// <summary>A shorter piece of a key helps nobody, and may turn up by chance.</summary>
    private const int Telling = 8;

    /// <summary>Fails where any eight characters in a row of the key stand in the text.</summary>
    public static void AssertAbsent(string key, string text)
    {
        for (int start = 0; start + Telling <= key.Length; start++)
            Assert.DoesNotContain(key.Substring(start, Telling), text, StringComparison.OrdinalIgnoreCase);
    }
}
