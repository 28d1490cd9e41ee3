using System.Text;
using System.Text.Encodings.Web;
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

    /// <summary>A value of this length is masked within a longer word too.</summary>
    private const int MinInWords = 10;

    private const int MaxDepth = 16;
    private const char FirstMark = '\uE000';
    private const int MaxValues = 6400;
    private const int Timeout = 2000;

    public static readonly PersonalDataMask None = new([]);

    private readonly (string Text, string Name)[] _values;

    private PersonalDataMask(IEnumerable<(string Text, string Name)> values) =>
        _values = [.. values.DistinctBy(value => value.Text, StringComparer.OrdinalIgnoreCase).OrderByDescending(value => value.Text.Length).Take(MaxValues)];

    /// <summary>The length of the longest spelling of an argument: text cut nearer to its end may hide a part of one.</summary>
    public int LongestValue => _values is [var longest, ..] ? longest.Text.Length : 0;

    public static PersonalDataMask Of(ApiCall call)
    {
        var texts = new List<(string Text, string Name)>();
        foreach (var (name, value) in call.Parameters) AddTexts(texts, name, value, 0);
        if (call.Body is { } body) AddTexts(texts, "body", body, 0);
        return new(texts.SelectMany(value => Forms(value.Text).Where(text => text.Length >= MinValue).Select(text => (text, value.Name))));
    }

    public string Mask(string text) => Search(text, marked =>
    {
        var withoutAddresses = Address().Replace(Email().Replace(marked, "<email>"), "<url>");
        return Number().Replace(withoutAddresses, match => IsPhone(match.Value) ? "<number>" : match.Value);
    });

    /// <summary>The same for an id or a link of the API's own, in which digits and addresses belong to the API.</summary>
    public string MaskArguments(string text) => Search(text, marked => Email().Replace(marked, "<email>"));

    private string Search(string text, Func<string, string> mask)
    {
        try
        {
            return WithNames(mask(WithMarks(EscapedText.Resolve(text))));
        }
        catch (RegexMatchTimeoutException)
        {
            return "<not shown>"; // what cannot be searched in time is made to be so
        }
    }

    /// <summary>
    /// Puts one character of the private use area in the place of each argument, which the patterns take for a letter: so an address
    /// is masked as a whole even where a part of it, such as a domain, is an argument.
    /// </summary>
    private string WithMarks(string text)
    {
        text = Marks().Replace(text, "\uFFFD");
        for (var index = 0; index < _values.Length; index++) text = Replace(text, _values[index].Text, (char)(FirstMark + index));
        return text;
    }

    /// <summary>A short word counts as a whole word alone: "Intern" is not what an internal error is about.</summary>
    private static string Replace(string text, string value, char mark)
    {
        var isWord = value.Length < MinInWords && value.All(char.IsLetterOrDigit);
        for (var start = Find(text, value, 0); start >= 0; start = Find(text, value, start + 1))
        {
            var end = start + value.Length;
            var isInside = isWord && ((start > 0 && char.IsLetterOrDigit(text[start - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end])));
            if (!isInside) text = string.Concat(text.AsSpan(0, start), [mark], text.AsSpan(end));
        }

        return text;
    }

    private static int Find(string text, string value, int start) => start >= text.Length ? -1 : text.IndexOf(value, start, StringComparison.OrdinalIgnoreCase);

    private string WithNames(string text) => Marks().Replace(text, match => $"<{_values[match.Value[0] - FirstMark].Name}>");

    /// <summary>Ten digits, or seven with a plus sign or between separators. A date is none, and neither is a Unix time of these decades.</summary>
    private static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        var isPlain = digits == text.Length;
        if (isPlain) return digits >= 10 && !(digits is 10 or 13 && text[0] == '1');
        return digits is >= 7 and <= 17 && !Date().IsMatch(text);
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

    /// <summary>As a text has it whose escapes are resolved: as it is, with what JSON has to escape, with the plus signs of a form, or in base64.</summary>
    private static IEnumerable<string> Forms(string text)
    {
        var trimmed = text.Trim();
        return
        [
            trimmed,
            ShownText.Clean(trimmed, SecretRedactor.None),
            ShownText.Clean(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(trimmed), SecretRedactor.None),
            trimmed.Replace(' ', '+'),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(trimmed)),
        ];
    }

    [GeneratedRegex("""[^\s@<>"'(),;:=&/\[\]\\{}]{1,64}@(?:(?:[\p{L}\p{Nd}\uE000-\uF8FF-]{1,63}\.)*[\uE000-\uF8FF]|(?:[\p{L}\p{Nd}\uE000-\uF8FF-]{1,63}\.)+[\p{L}\p{Nd}-]{2,63})""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Email();

    /// <summary>With a scheme, or a host name with a path: profiles are often written as <c>example.com/in/jane-doe</c>.</summary>
    [GeneratedRegex("""(?:\b[a-z][a-z0-9+.-]{1,15}://|\bwww\.|(?<![\p{L}\p{Nd}.-])(?:(?:[\p{L}\p{Nd}\uE000-\uF8FF-]{1,63}\.)*[\uE000-\uF8FF]|(?:[\p{L}\p{Nd}\uE000-\uF8FF-]{1,63}\.)+\p{L}{2,63})/)[^\s<>"']+""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Timeout)]
    private static partial Regex Address();

    [GeneratedRegex("[\uE000-\uF8FF]", RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Marks();

    [GeneratedRegex("""(?<![\w-])[+(]?[0-9][0-9() .-]{4,30}[0-9](?![\w-])""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Number();

    [GeneratedRegex("""^[12][0-9]{3}-[0-9]{2}-[0-9]{2}""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Date();
}
