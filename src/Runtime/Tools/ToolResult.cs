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

    public static CallToolResult From(ApiResponse response) => WithReceipt(Answer(response), response.Receipt);

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

    /// <summary>What the call cost goes where programs look; what the model should know of it goes where the model looks.</summary>
    private static CallToolResult WithReceipt(CallToolResult result, Receipt? receipt)
    {
        if (receipt is null) return result;
        result.Meta = new() { [Receipt.MetaKey] = receipt.ToJson() };
        return receipt.Note is { } note ? WithNote(result, note) : result;
    }

    private static CallToolResult Answer(ApiResponse response)
    {
        if (!response.IsSuccess) return Problem(response.Explanation ?? $"The API answered {Number(response.Status)}.");
        if (response.Body.IsEmpty) return new() { Content = [Text($"The API answered {Number(response.Status)} and sent no content.")] };
        var result = JsonAnswer.TryRead(response.Body, out var json)
            ? new CallToolResult { Content = [Text(json.Text)], StructuredContent = json.Structured }
            : new CallToolResult { Content = NotJson(response) };

        // A text shows U+FFFD for what is no UTF-8: the bytes themselves follow.
        if (result.Content[0] is TextContentBlock && !Utf8.IsValid(response.Body.Span)) result.Content.Add(Bytes(response));
        return result;
    }

    private static List<ContentBlock> NotJson(ApiResponse response)
    {
        var mediaType = response.MediaType ?? "application/octet-stream";
        if (mediaType.StartsWith("image/", StringComparison.Ordinal) && !MediaTypes.IsXml(mediaType)) return [ImageContentBlock.FromBytes(response.Body, mediaType)];
        if (mediaType.StartsWith("audio/", StringComparison.Ordinal)) return [AudioContentBlock.FromBytes(response.Body, mediaType)];
        var isJson = MediaTypes.IsJson(mediaType);
        if (TryDecode(response.Body, out var text) || isJson || MediaTypes.IsText(mediaType))
        {
            return isJson ? [Text(text), Text("The API declares this answer as JSON, but it cannot be read as such; it stands above as it came.")] : [Text(text)];
        }

        return [Bytes(response)];
    }

    private static EmbeddedResourceBlock Bytes(ApiResponse response) => new()
    {
        Resource = new BlobResourceContents
        {
            Uri = "answer:body",
            MimeType = response.MediaType ?? "application/octet-stream",
            Blob = Encoding.ASCII.GetBytes(Convert.ToBase64String(response.Body.Span)),
        },
    };

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
