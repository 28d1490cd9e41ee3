using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>Turns what came of a call into the result that the client gets. An answer of the API always reaches it.</summary>
internal static class ToolResult
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="shape">What the tool's output schema says, or null for a tool without one.</param>
    /// <param name="drift">Where the answer is not what the schema says, or null.</param>
    /// <param name="relay">Takes an answer in JSON past the SDK; null where the result is to hold it.</param>
    public static CallToolResult From(ApiResponse response, AnswerShape? shape, out AnswerDrift? drift, AnswerRelay? relay = null) =>
        WithRemarks(Answer(response, shape, out drift, relay), drift, response.Receipt);

    /// <summary>An answer in JSON that has been read already.</summary>
    public static CallToolResult From(JsonAnswer answer, Receipt? receipt, AnswerRelay? relay) => WithRemarks(Answer(answer, relay), answer.Drift, receipt);

    /// <summary>A call without a complete answer; what had arrived of it is passed on.</summary>
    /// <param name="arrived">What is shown of it; null for all.</param>
    public static CallToolResult From(ApiFailureException failure, ReadOnlyMemory<byte>? arrived = null)
    {
        var result = Problem(failure.Message);
        var partial = arrived ?? failure.PartialBody;
        if (!partial.IsEmpty) result.Content.Add(Text("This part of the answer arrived:\n" + Encoding.UTF8.GetString(partial.Span)));
        return WithReceipt(result, failure.Receipt);
    }

    /// <summary>An error that the model reads and acts on.</summary>
    public static CallToolResult Problem(string text) => new() { IsError = true, Content = [Text(text)] };

    /// <summary>The result with a sentence after the answer.</summary>
    public static CallToolResult WithNote(CallToolResult result, string note)
    {
        result.Content = [.. result.Content, Text(note)];
        return result;
    }

    private static CallToolResult WithRemarks(CallToolResult result, AnswerDrift? drift, Receipt? receipt)
    {
        result = WithReceipt(result, receipt);
        if (drift is not null) (result.Meta ??= [])[AnswerDrift.MetaKey] = drift.ToJson();
        return result;
    }

    /// <summary>What the call cost goes where programs look; what the model should know of it goes where the model looks.</summary>
    private static CallToolResult WithReceipt(CallToolResult result, Receipt? receipt)
    {
        if (receipt is null) return result;
        result.Meta = new() { [Receipt.MetaKey] = receipt.ToJson() };
        return receipt.Note is { } note ? WithNote(result, note) : result;
    }

    private static CallToolResult Answer(ApiResponse response, AnswerShape? shape, out AnswerDrift? drift, AnswerRelay? relay)
    {
        drift = null;
        if (!response.IsSuccess) return Problem(response.Explanation ?? $"The API answered {Number(response.Status)}.");
        var result = new CallToolResult { StructuredContent = shape is null ? null : UncheckedAnswer.Empty };
        if (response.Body.IsEmpty)
        {
            result.Content = [Text($"The API answered {Number(response.Status)} and sent no content.")];
            return result;
        }

        if (JsonAnswer.TryRead(response.Body, shape, out var json))
        {
            result = Answer(json, relay);
            drift = json.Drift;
        }
        else
        {
            result.Content = NotJson(response);
            var text = (result.Content[0] as TextContentBlock)?.Text;
            if (shape is not null) drift = AnswerDrift.NotJson(text is null ? "bytes" : "text");
            if (shape is not null && text is not null) result.StructuredContent = UncheckedAnswer.Of(text);
        }

        // A text shows U+FFFD for what is no UTF-8: the bytes themselves follow.
        if (result.Content[0] is TextContentBlock && !Utf8.IsValid(response.Body.Span)) result.Content.Add(BinaryAnswer.Resource(response.Body, response.MediaType));
        return result;
    }

    private static CallToolResult Answer(JsonAnswer answer, AnswerRelay? relay)
    {
        var text = Text(relay is null ? answer.Text : "");
        relay?.Take(answer, text);
        return new() { Content = [text], StructuredContent = relay is null ? answer.Structured : null };
    }

    private static List<ContentBlock> NotJson(ApiResponse response)
    {
        var declared = response.MediaType;
        if (BinaryAnswer.IsDeclaredAndActual(response.Body, declared)) return [BinaryAnswer.Block(response.Body, declared)];
        var isJson = declared is not null && MediaTypes.IsJson(declared);
        var isText = TryDecode(response.Body, out var text);
        if (!isText && (MediaSignature.Find(response.Body.Span) is not null || !(isJson || (declared is not null && MediaTypes.IsText(declared)))))
        {
            return [BinaryAnswer.Block(response.Body, declared)];
        }

        return [Text(text)];
    }

    /// <summary>False for what is no text in UTF-8; what can be read of it is in <paramref name="text"/> all the same.</summary>
    private static bool TryDecode(ReadOnlyMemory<byte> body, out string text)
    {
        try
        {
            text = StrictUtf8.GetString(body.Span);
            return !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.UTF8.GetString(body.Span);
            return false;
        }
    }

    private static TextContentBlock Text(string text) => new() { Text = text };

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
