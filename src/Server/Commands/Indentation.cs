using System.Text.Json;

namespace LeadMagic.Server.Commands;

/// <summary>Indents JSON for people; other text stays as it is.</summary>
internal static class Indentation
{
    public static string Of(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonOutput.Text(document.RootElement.WriteTo);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
