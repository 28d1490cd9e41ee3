using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace OpenApiMcp.Runtime.Security;

/// <summary>The ways in which a request or an answer can write a text.</summary>
internal static class Spellings
{
    public static IEnumerable<string> Of(string text) =>
    [
        text,
        Uri.EscapeDataString(text),
        JavaScriptEncoder.Default.Encode(text),
        InLowerCase(text),
        text.Replace("/", "\\/", StringComparison.Ordinal),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
        WebUtility.HtmlEncode(text),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
    ];

    /// <summary>Encoders other than .NET's write <c>\u002b</c>.</summary>
    private static string InLowerCase(string text) => string.Concat(
        text.Select(c => JavaScriptEncoder.Default.Encode(c.ToString()) is var escaped && escaped.Length == 6 ? escaped.ToLowerInvariant() : escaped));
}
