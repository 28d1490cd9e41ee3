using System.Globalization;

namespace OpenApiMcp.Generator.Naming;

/// <summary>
/// The spellings of one operation: <c>find-email</c> → <c>FindEmail</c> (C#, client method <c>FindEmailAsync</c>, class
/// <c>FindEmailTool</c>) → <c>find_email</c> (tool). All are ASCII and depend on nothing but the name itself.
/// </summary>
internal static class Names
{
    /// <summary>The longest tool name that all clients take.</summary>
    public const int MaxToolName = 64;

    private const int MaxIdentifier = 100;

    public static string Pascal(string name)
    {
        var pascal = string.Concat(Words.Of(name).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        if (pascal.Length == 0) pascal = "Operation" + Fingerprint(name);
        else if (char.IsDigit(pascal[0])) pascal = "N" + pascal;
        return Shorten(pascal, name, MaxIdentifier, "");
    }

    public static string Snake(string name)
    {
        var snake = string.Join("_", Words.Of(name));
        if (snake.Length == 0) snake = "operation_" + Fingerprint(name);
        return Shorten(snake, name, MaxToolName, "_");
    }

    /// <summary>A C# name for the operation that no other in <paramref name="taken"/> has, ignoring case, since it also names a file.</summary>
    public static string Unique(string pascal, ISet<string> taken)
    {
        if (taken.Add(pascal.ToUpperInvariant())) return pascal;

        // Thousands may share a name: look for the end of the taken numbers in steps that double, then halve.
        var (last, free) = (1, 2);
        while (IsTaken(free)) (last, free) = (free, free * 2);
        while (free - last > 1)
        {
            var middle = (last + free) / 2;
            if (IsTaken(middle)) last = middle;
            else free = middle;
        }

        taken.Add(Numbered(free).ToUpperInvariant());
        return Numbered(free);

        bool IsTaken(int number) => taken.Contains(Numbered(number).ToUpperInvariant());

        string Numbered(int number) => pascal + number.ToString(CultureInfo.InvariantCulture);
    }

    public static bool IsToolName(string name) =>
        name.Length is > 0 and <= MaxToolName && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');

    /// <summary><c>find_email</c> → <c>Find email</c>.</summary>
    public static string Title(string name)
    {
        var title = string.Join(" ", Words.Of(name));
        return title.Length == 0 ? name : char.ToUpperInvariant(title[0]) + title.Substring(1);
    }

    /// <summary>Cuts a name that is too long and marks it with a hash of the whole, so that two long names stay two.</summary>
    private static string Shorten(string spelled, string name, int limit, string separator)
    {
        if (spelled.Length <= limit) return spelled;
        var mark = separator + Fingerprint(name);
        return spelled.Substring(0, limit - mark.Length) + mark;
    }

    /// <summary>FNV-1a in eight hexadecimal digits: the same on every machine and in every process.</summary>
    private static string Fingerprint(string text)
    {
        var hash = 2166136261;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
