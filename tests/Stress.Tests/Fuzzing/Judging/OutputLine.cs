using System.Text.Json;
using System.Text.Unicode;

namespace LeadMagic.Stress.Tests.Fuzzing.Judging;

/// <summary>A line that the server wrote.</summary>
/// <param name="Id">The id of a response, as <see cref="InputLine.IdOf"/> writes it; null for an error without one, and for a notification.</param>
/// <param name="Problem">Why the line must not have been written, or null.</param>
internal sealed record OutputLine(string? Id, bool IsResponse, bool IsResult, string? Problem)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static OutputLine Read(ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span)) return Wrong("it is not UTF-8");
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : Wrong("it is no object");
        }
        catch (JsonException fault)
        {
            return Wrong("it is not JSON: " + fault.Message);
        }
    }

    private static OutputLine Wrong(string problem) => new(null, false, false, problem);

    private static OutputLine Read(JsonElement message)
    {
        if (!message.TryGetProperty("jsonrpc", out var version) || !version.ValueEquals("2.0"u8)) return Wrong("it has no \"jsonrpc\": \"2.0\"");
        var isResult = message.TryGetProperty("result", out var result);
        var isError = message.TryGetProperty("error", out var error);
        if (message.TryGetProperty("method", out _))
        {
            return message.TryGetProperty("id", out _) || isResult || isError ? Wrong("nobody asked for it") : new OutputLine(null, false, false, null);
        }

        if (isResult == isError) return Wrong("it has neither method nor result nor error, or both of the last");
        if (!message.TryGetProperty("id", out var id)) return Wrong("it has no id");
        var key = InputLine.IdOf(id);
        if (key is null && (id.ValueKind != JsonValueKind.Null || isResult)) return Wrong("its id is none");
        return new OutputLine(key, IsResponse: true, isResult, isResult ? ProblemOf(result) : ProblemOfError(error));
    }

    /// <summary>The SDK turns an exception into a text that says nothing: whatever throws has a bug.</summary>
    private static string? ProblemOf(JsonElement result) =>
        result.TryGetProperty("isError", out var flag) && flag.ValueKind == JsonValueKind.True
        && result.GetProperty("content")[0].GetProperty("text").GetString()!.StartsWith("An error occurred", StringComparison.Ordinal)
            ? "a tool has thrown an exception"
            : null;

    private static string? ProblemOfError(JsonElement error)
    {
        if (!error.TryGetProperty("code", out var code) || !code.TryGetInt32(out _)) return "its error has no code";
        return error.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? null : "its error has no message";
    }
}
