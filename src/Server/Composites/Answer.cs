using System.Text.Json;

namespace LeadMagic.Server.Composites;

/// <summary>What an answer of the API holds for the step that follows.</summary>
internal static class Answer
{
    /// <summary>True where one of these members holds anything: no null, and no empty text, list or object.</summary>
    public static bool Has(JsonElement answer, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(answer, name) is not null) return true;
        }

        return false;
    }

    /// <summary>The member, if it holds anything.</summary>
    public static JsonElement? Find(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) && !IsEmpty(value) ? value : null;

    /// <summary>The first of these members that holds a text.</summary>
    public static JsonElement? FindText(JsonElement? answer, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (answer is { } given && Find(given, name) is { ValueKind: JsonValueKind.String } text) return text;
        }

        return null;
    }

    /// <summary>False for an answer that cost nothing: the lookups of companies say by that, and by nothing else, that they found none.</summary>
    public static bool IsCharged(JsonElement answer) =>
        !answer.TryGetProperty("credits_consumed", out var credits) || credits.ValueKind != JsonValueKind.Number || !credits.TryGetDecimal(out var cost) || cost > 0;

    /// <summary>The domain of a member that holds a web address or a domain; null where it holds neither.</summary>
    public static JsonElement? FindDomain(JsonElement? answer, string name)
    {
        if (FindText(answer, name)?.GetString() is not { } text) return null;
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IdnHost.Contains('.', StringComparison.Ordinal)) return null;
        const string Prefix = "www.";
        var host = uri.IdnHost;
        return JsonElement.Parse($"\"{JsonEncodedText.Encode(host.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? host[Prefix.Length..] : host)}\"");
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        _ => false,
    };
}
