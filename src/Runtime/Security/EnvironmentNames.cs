using System.Text;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Names the environment variable that holds the credential of a security scheme.</summary>
public static class EnvironmentNames
{
    /// <summary>The scheme's name in upper snake case: <c>apiKey</c> gives <c>API_KEY</c>, <c>petstore_auth</c> gives <c>PETSTORE_AUTH</c>.</summary>
    public static string Of(string schemeName)
    {
        var result = new StringBuilder(schemeName.Length + 8);
        for (var index = 0; index < schemeName.Length; index++)
        {
            var current = schemeName[index];
            var separates = !char.IsAsciiLetterOrDigit(current);
            if ((separates || StartsWord(schemeName, index)) && result.Length > 0 && result[^1] != '_') result.Append('_');
            if (!separates) result.Append(char.ToUpperInvariant(current));
        }

        var name = result.ToString().Trim('_');
        if (name.Length == 0) return "CREDENTIAL";
        return char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    /// <summary>A capital starts a word after a small letter or digit, and as the last capital of a run: <c>HTTPBasic</c> is two words.</summary>
    private static bool StartsWord(string text, int index)
    {
        if (index == 0 || !char.IsAsciiLetterUpper(text[index])) return false;
        var previous = text[index - 1];
        if (char.IsAsciiLetterLower(previous) || char.IsAsciiDigit(previous)) return true;
        return char.IsAsciiLetterUpper(previous) && index + 1 < text.Length && char.IsAsciiLetterLower(text[index + 1]);
    }
}
