using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Composites;

/// <summary>The answer to one step, as it stands in the result of all: JSON as it came, anything else as a text.</summary>
/// <param name="Json">What stands under the tool's name.</param>
/// <param name="IsJson">False for what came as no JSON, and stands as a text.</param>
/// <param name="Value">The answer as an object, for the steps that follow; null where it cannot be read as one.</param>
/// <param name="Base64">The exact bytes, where they are no UTF-8; null otherwise.</param>
internal sealed record StepAnswer(string Json, bool IsJson, JsonElement? Value, string? Base64)
{
    /// <param name="view">What of the answer nobody is shown; null for nothing.</param>
    public static StepAnswer Read(ReadOnlyMemory<byte> body, ViewDefinition? view)
    {
        if (view is not null) body = AnswerView.Apply(PlainAnswer.Read(body)?.Json ?? body, FieldTree.Whole(view), []).Join();
        var base64 = Utf8.IsValid(body.Span) ? null : Convert.ToBase64String(body.Span);
        if (JsonAnswer.TryRead(body, shape: null, out var json)) return new(json.Text, IsJson: true, json.Structured, base64);
        var text = JsonEncodedText.Encode(Encoding.UTF8.GetString(body.Span), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return new($"\"{text}\"", IsJson: false, null, base64);
    }
}
