using System.Globalization;

namespace LeadMagic.Server.Enrich;

/// <summary>Lists the columns of the input for a person who named one that does not exist.</summary>
internal static class ColumnList
{
    private const int MaxListed = 30;
    private const int MaxLength = 40;
    private const int MaxDigits = 4;

    public static string Write(IReadOnlyList<string> columns)
    {
        var shown = columns.Take(MaxListed).Select((name, index) => LooksLikeData(name) ? string.Create(CultureInfo.InvariantCulture, $"(column {index + 1})") : $"\"{name}\"");
        var more = columns.Count > MaxListed ? string.Create(CultureInfo.InvariantCulture, $" and {columns.Count - MaxListed} more") : "";
        var hint = columns.Any(LooksLikeData) ? " What looks like data is not shown: does the first line name the columns?" : "";
        return $"It has these: {string.Join(", ", shown)}{more}.{hint}";
    }

    /// <summary>A file without a line of names begins with a person.</summary>
    private static bool LooksLikeData(string name) =>
        name.Trim().Length is 0 or > MaxLength
        || name.Count(char.IsAsciiDigit) > MaxDigits
        || name.Any(character => character == '@' || char.IsControl(character))
        || name.Contains("://", StringComparison.Ordinal);
}
