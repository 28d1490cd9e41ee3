using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace LeadMagic.Stress.Tests.Fuzzing.Judging;

/// <summary>A line of input as JSON-RPC 2.0 and MCP see it, judged without the server's parser.</summary>
/// <param name="Ids">The ids that an answer to it may carry, as <see cref="IdOf"/> writes them; of an <see cref="Demand.Answer"/> the only one.</param>
/// <param name="Cancels">The ids of requests that it cancels, or may cancel.</param>
/// <param name="Method">The method of a request or notification.</param>
internal sealed partial record InputLine(Demand Demand, IReadOnlyList<string> Ids, IReadOnlyList<string> Cancels, string? Method = null)
{
    private static readonly InputLine Silent = new(Demand.Silence, [], []);
    private static readonly InputLine Refused = new(Demand.Refusal, [], []);

    /// <param name="bytes">The line without its line feed.</param>
    public static InputLine Judge(ReadOnlyMemory<byte> bytes, int maxLength)
    {
        if (bytes.Span.EndsWith("\r"u8)) bytes = bytes[..^1];
        if (bytes.Length > maxLength) return Refused with { Ids = [.. IdsIn(Encoding.UTF8.GetString(bytes.Span[..maxLength]))] };
        if (bytes.Span.Trim(" \t\r"u8).IsEmpty) return Silent;
        if (!Utf8.IsValid(bytes.Span)) return Refused;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? JudgeObject(document.RootElement) : Refused;
        }
        catch (JsonException)
        {
            return Refused with { Ids = [.. IdsIn(Encoding.UTF8.GetString(bytes.Span))] };
        }
    }

    /// <summary>An id as a key: texts and numbers never meet. Null for what MCP does not allow as an id.</summary>
    public static string? IdOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => "\"" + id.GetString(),
        JsonValueKind.Number when id.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static InputLine JudgeObject(JsonElement message)
    {
        if (HoldsBrokenText(message)) return Refused with { Ids = [.. IdsIn(message.GetRawText())] };
        var members = message.EnumerateObject().ToLookup(member => member.Name, member => member.Value, StringComparer.Ordinal);
        string[] ids = [.. members["id"].Select(IdOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] cancels = [.. members["params"].SelectMany(Cancelled)];
        var method = members["method"].Where(IsText).Select(name => name.GetString()).FirstOrDefault();
        return new InputLine(Demanded(members, ids), ids, cancels, method);
    }

    private static Demand Demanded(ILookup<string, JsonElement> members, string[] ids)
    {
        if (members.Any(member => member.Count() > 1)) return Demand.Unclear;
        if (!members["jsonrpc"].Any(version => IsText(version) && version.ValueEquals("2.0"u8))) return Demand.Refusal;
        if (members.Contains("id") && ids.Length == 0) return Demand.Refusal;
        var answers = members.Contains("result") || members.Contains("error");
        if (members.Contains("method"))
        {
            if (answers) return Demand.Unclear;
            if (!members["method"].All(IsText)) return Demand.Refusal;
            return ids.Length > 0 ? Demand.Answer : Demand.Silence;
        }

        if (!answers || ids.Length == 0) return Demand.Refusal;
        return members.Contains("error") ? Demand.Unclear : Demand.Silence;
    }

    /// <summary>The SDK reads the names of parameters in any case.</summary>
    private static IEnumerable<string> Cancelled(JsonElement parameters) => parameters.ValueKind != JsonValueKind.Object
        ? []
        : parameters.EnumerateObject().Where(member => member.Name.Equals("requestId", StringComparison.OrdinalIgnoreCase)).Select(member => IdOf(member.Value)).OfType<string>();

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    /// <summary>True for JSON that is no text: it holds half a surrogate pair.</summary>
    private static bool HoldsBrokenText(JsonElement value)
    {
        try
        {
            Touch(value);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static void Touch(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) _ = value.GetString();
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) Touch(item);
        }

        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var member in value.EnumerateObject())
        {
            _ = member.Name;
            Touch(member.Value);
        }
    }

    private static IEnumerable<string> IdsIn(string text) => IdMember().Matches(text)
        .Select(match => match.Groups["text"] is { Success: true } id ? TextOf(id.Value) : NumberOf(match.Groups["number"].Value));

    /// <summary>-0 is 0.</summary>
    private static string NumberOf(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : digits;

    private static string TextOf(string literal)
    {
        try
        {
            return "\"" + JsonElement.Parse(Encoding.UTF8.GetBytes($"\"{literal}\"")).GetString();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"""(?:i|\\u0069)d""\s*:\s*(?:""(?<text>(?:[^""\\]|\\.)*)""|(?<number>-?\d+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex IdMember();
}
