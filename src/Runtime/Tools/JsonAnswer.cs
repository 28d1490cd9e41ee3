using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// An answer in JSON, as a value and as text. Numbers keep their text, objects their order and every member; only white space
/// between values goes, and escapes that need not be.
/// </summary>
internal sealed class JsonAnswer
{
    /// <summary>The SDK writes results with at most 64 levels, of which the result around the answer takes a few.</summary>
    private const int MaxStructuredDepth = 56;

    /// <summary>What is deeper than this is not taken for JSON: reading it would cost more memory than any answer is worth.</summary>
    private const int MaxDepth = 100_000;

    /// <summary>The member that holds an answer which is no object.</summary>
    public const string Wrapper = "result";

    private JsonAnswer(string text) => Text = text;

    /// <summary>
    /// An object: the answer itself, or <c>{"result": …}</c> around an answer of another type. Null where the SDK could not write it
    /// again: it is too deep, or holds half a surrogate pair. Its text says all the same. Integers that programs would round are strings.
    /// </summary>
    public JsonElement? Structured { get; private init; }

    /// <summary>Where the answer is not what the output schema says; then the whole of it stands under <see cref="UncheckedAnswer.Name"/>.</summary>
    public AnswerDrift? Drift { get; private init; }

    /// <summary>The answer itself, minified.</summary>
    public string Text { get; }

    /// <summary>Reads the answer; false where it is no JSON. Bytes that are not UTF-8 become U+FFFD.</summary>
    /// <param name="shape">What the tool's output schema says, or null for a tool without one.</param>
    public static bool TryRead(ReadOnlyMemory<byte> body, AnswerShape? shape, out JsonAnswer answer)
    {
        answer = null!;
        var json = WithoutByteOrderMark(body);
        if (!Utf8.IsValid(json.Span)) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        var isShallow = TryParse(json, MaxStructuredDepth, out var document);
        if (!isShallow && !TryParse(json, MaxDepth, out document)) return false;
        using (document)
        {
            var plain = PlainJson.Write(json.Span);
            var text = Encoding.UTF8.GetString(plain.Span);
            var canBeStructured = isShallow && !Arguments.JsonText.HasLoneSurrogate(json.Span);
            answer = canBeStructured ? Structure(text, plain, document!.RootElement, shape) : new(text) { Structured = shape is null ? null : UncheckedAnswer.Of(text) };
            return true;
        }
    }

    private static JsonAnswer Structure(string text, ReadOnlyMemory<byte> plain, JsonElement root, AnswerShape? shape)
    {
        var exact = LargeIntegers.Quote(plain);
        if (exact.Length != plain.Length) root = JsonElement.Parse(exact.Span);
        var drift = shape is null ? null : AnswerCheck.Find(exact.Span, shape);
        return new(text) { Structured = drift is null ? AsObject(root) : UncheckedAnswer.Of(root), Drift = drift };
    }

    private static JsonElement AsObject(JsonElement root) => root.ValueKind == JsonValueKind.Object ? root.Clone() : ArgumentObject.Of([(Wrapper, root)]);

    private static bool TryParse(ReadOnlyMemory<byte> json, int maxDepth, out JsonDocument? document)
    {
        document = null;
        try
        {
            document = JsonDocument.Parse(json, new() { MaxDepth = maxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
