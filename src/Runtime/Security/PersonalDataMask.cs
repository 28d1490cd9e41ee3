using System.Text.Json;
using System.Text.RegularExpressions;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Security;

/// <summary>
/// Takes personal data out of an error text of the API: what the call's own arguments say becomes <c>&lt;argument&gt;</c>, and what looks like
/// an email address, a URL or a phone number becomes <c>&lt;email&gt;</c>, <c>&lt;url&gt;</c> or <c>&lt;number&gt;</c>.
/// </summary>
public sealed partial class PersonalDataMask
{
    /// <summary>A shorter value could be a part of any word.</summary>
    private const int MinValue = 4;

    private const int MaxDepth = 16;
    private const int Timeout = 1000;

    public static readonly PersonalDataMask None = new([]);

    private readonly (string Text, string Name)[] _values;

    private PersonalDataMask(IEnumerable<(string Text, string Name)> values) =>
        _values = [.. values.DistinctBy(value => value.Text, StringComparer.OrdinalIgnoreCase).OrderByDescending(value => value.Text.Length)];

    /// <summary>The length of the longest spelling of an argument: text cut nearer to its end may hide a part of one.</summary>
    public int LongestValue => _values is [var longest, ..] ? longest.Text.Length : 0;

    public static PersonalDataMask Of(ApiCall call)
    {
        var texts = new List<(string Text, string Name)>();
        foreach (var (name, value) in call.Parameters) AddTexts(texts, name, value, 0);
        if (call.Body is { } body) AddTexts(texts, "body", body, 0);
        return new(texts.SelectMany(value => AllSpellings(value.Text).Where(text => text.Length >= MinValue).Select(text => (text, value.Name))));
    }

    public string Mask(string text) => Number().Replace(MaskAddresses(MaskArguments(text)), match => IsPhone(match.Value) ? "<number>" : match.Value);

    /// <summary>The same for an id or a link of the API's own, in which digits and addresses belong to the API.</summary>
    public string MaskArguments(string text)
    {
        foreach (var (value, name) in _values) text = text.Replace(value, $"<{name}>", StringComparison.OrdinalIgnoreCase);
        return Email().Replace(text, "<email>");
    }

    private static string MaskAddresses(string text) => Address().Replace(text, "<url>");

    /// <summary>Ten digits, or seven with a plus sign or between separators; a date is none.</summary>
    private static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        var isPlain = digits == text.Length;
        return digits is >= 7 and <= 17 && (!isPlain || digits >= 10) && !Date().IsMatch(text);
    }

    private static void AddTexts(List<(string Text, string Name)> texts, string name, JsonElement value, int depth)
    {
        if (depth > MaxDepth) return;
        if (value.ValueKind == JsonValueKind.String) texts.Add((value.GetString()!, name));
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) AddTexts(texts, name, item, depth + 1);
        }

        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var member in value.EnumerateObject()) AddTexts(texts, member.Name, member.Value, depth + 1);
    }

    /// <summary>Besides the usual spellings: as shown texts are cleaned, and with the plus signs of a form.</summary>
    private static IEnumerable<string> AllSpellings(string text)
    {
        var trimmed = text.Trim();
        return Spellings.Of(trimmed).Append(ShownText.Clean(trimmed, SecretRedactor.None)).Append(Uri.EscapeDataString(trimmed).Replace("%20", "+", StringComparison.Ordinal));
    }

    [GeneratedRegex("""[^\s@<>"'(),;:=&/\[\]\\{}]{1,64}(?:@|%40)(?:[\p{L}\p{Nd}-]{1,63}\.)+[\p{L}\p{Nd}-]{2,63}""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Email();

    /// <summary>With a scheme, or a host name with a path: profiles are often written as <c>example.com/in/jane-doe</c>.</summary>
    [GeneratedRegex("""(?:\b[a-z][a-z0-9+.-]{1,15}://|\bwww\.|(?<![\p{L}\p{Nd}.-])(?:[\p{L}\p{Nd}-]{1,63}\.)+\p{L}{2,63}/)[^\s<>"']+""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex Address();

    [GeneratedRegex("""(?<![\w-])(?:\+|%2B|\()?[0-9][0-9() .-]{4,30}[0-9](?![\w-])""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Number();

    [GeneratedRegex("""^[12][0-9]{3}-[0-9]{2}-[0-9]{2}""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Date();
}
