namespace LeadMagic.Server.Configuration;

/// <summary>Tells a key from what is often put in its place: a key in quotes, a reference that no program replaced, an example's placeholder.</summary>
internal static class KeyText
{
    private const string Quotes = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb";

    /// <summary>What stands before a key where a whole header or a whole line was copied.</summary>
    private static readonly string[] Prefixes = ["Bearer ", "Bearer:", "Authorization:", "X-API-Key:", "API-Key:", "LEADMAGIC_API_KEY=", "LEADMAGIC_API_KEY:", "export "];

    /// <summary>How a reference to a variable begins, in clients, shells and templates.</summary>
    private static readonly string[] References = ["$", "%", "{", "@", "!ENV", "env:", "op://", "secretref:"];

    private static readonly string[] Placeholders =
    [
        "yourkey", "yourapikey", "yourapikeyhere", "yourleadmagicapikey", "yourleadmagicapikeyhere", "yourleadmagickey", "apikey", "apikeyhere", "key", "leadmagicapikey", "myapikey", "insertkeyhere",
        "insertapikeyhere", "changeme", "replaceme", "todo", "placeholder", "example", "secret", "none", "null", "undefined", "xxx",
    ];

    /// <summary>What is wrong with a text that cannot be a key, as the end of a sentence and without a part of it; null where nothing is.</summary>
    /// <param name="text">Without whitespace around it.</param>
    public static string? Fault(string text)
    {
        if (Quotes.Contains(text[0], StringComparison.Ordinal) || Quotes.Contains(text[^1], StringComparison.Ordinal)) return "it holds quotes: remove them";
        if (Array.Find(Prefixes, prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } prefix) return $"it begins with \"{prefix.TrimEnd()}\": leave that out, and keep the key alone";
        if (IsReference(text)) return $"it is a reference to the key, which the client was to replace by the key and did not. Start the client from where the variable is set, or use {KeySettings.FileName}";
        if (IsPlaceholder(text)) return "it is the placeholder of an example: put your key in its place (app.leadmagic.io, Settings, API)";
        return text.All(c => c is > ' ' and < '\u007f') ? null : "it holds whitespace or characters outside ASCII, which no key has. Copy the key again";
    }

    private static bool IsReference(string text) => Array.Exists(References, start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) || text.Contains("${", StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal);

    /// <summary>Brackets around it, dots in place of letters, or words that mean a key.</summary>
    private static bool IsPlaceholder(string text)
    {
        if (text is ['<', ..] or [.., '>'] or ['[', ..] || text.All(c => c is '*' or '.' or 'x' or 'X' or '-' or '_' or '\u2026' or '\u2022')) return true;
        var letters = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Placeholders.Contains(letters, StringComparer.Ordinal);
    }
}
