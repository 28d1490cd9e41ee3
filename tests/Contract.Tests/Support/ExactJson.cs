using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>JSON compared by what it says to the letter: the text of numbers, the order of members, members that stand twice.</summary>
internal static partial class ExactJson
{
    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The largest integer that every program reads as it is.</summary>
    private static readonly BigInteger MaxSafe = (BigInteger.One << 53) - 1;

    public static JsonElement Parse(string json) => JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });

    public static string Minify(JsonNode node) => node.ToJsonString(Minified);

    /// <summary>The same JSON, with the integers that most programs would round as strings.</summary>
    public static string QuoteLargeIntegers(string json) => LargeInteger().Replace(
        json, match => match.Groups["text"].Success || BigInteger.Abs(BigInteger.Parse(match.Value, CultureInfo.InvariantCulture)) <= MaxSafe ? match.Value : $"\"{match.Value}\"");

    /// <summary>A spelling that two values share only if they are the same to the letter; how characters are escaped does not count.</summary>
    public static string Spell(JsonElement value)
    {
        var text = new StringBuilder();
        Spell(value, text);
        return text.ToString();
    }

    private static void Spell(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in value.EnumerateObject())
                {
                    text.Append('"').Append(JsonEncodedText.Encode(member.Name)).Append("\":");
                    Spell(member.Value, text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    Spell(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append('"').Append(JsonEncodedText.Encode(value.GetString()!)).Append('"');
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    /// <summary>A text, which is passed over, or a number without fraction and exponent.</summary>
    [GeneratedRegex("""(?<text>"(?:[^"\\]|\\.)*")|-?[0-9]+(?![0-9.eE])(?<![.eE+][-0-9]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LargeInteger();
}
