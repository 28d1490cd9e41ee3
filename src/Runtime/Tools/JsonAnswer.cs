using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// An answer in JSON, as a value and as text. Numbers keep their text, objects their order and every member; only white space
/// between values goes, and escapes that need not be.
/// </summary>
internal sealed class JsonAnswer
{
    /// <summary>The SDK writes results with at most 64 levels, of which the result around the answer takes a few.</summary>
    private const int MaxStructuredDepth = 56;

    /// <summary>The member that holds an answer which is no object.</summary>
    public const string Wrapper = "result";

    private JsonAnswer(JsonView json) => Json = json;

    /// <summary>The answer itself, minified, in UTF-8.</summary>
    public JsonView Json { get; }

    /// <summary>
    /// An object in UTF-8: the answer itself, or <c>{"result": …}</c> around an answer of another type. Null where the SDK could not write it
    /// again: it is too deep, or holds half a surrogate pair. Its text says all the same. Integers that programs would round are strings.
    /// </summary>
    public JsonView? StructuredJson { get; private init; }

    /// <summary><see cref="StructuredJson"/> as a value.</summary>
    public JsonElement? Structured => StructuredJson is { } json ? JsonElement.Parse(json.Join().Span) : null;

    /// <summary>Where the answer is not what the output schema says; then the whole of it stands under <see cref="UncheckedAnswer.Name"/>.</summary>
    public AnswerDrift? Drift { get; private init; }

    /// <summary><see cref="Json"/> as text.</summary>
    public string Text => Encoding.UTF8.GetString(Json.Join().Span);

    /// <summary>Reads the answer; false where it is no JSON. Bytes that are not UTF-8 become U+FFFD.</summary>
    /// <param name="shape">What the tool's output schema says, or null for a tool without one.</param>
    public static bool TryRead(ReadOnlyMemory<byte> body, AnswerShape? shape, out JsonAnswer answer)
    {
        answer = null!;
        var json = ByteOrderMark.Skip(body);
        if (!Utf8.IsValid(json.Span)) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        var outline = JsonOutline.Read(json.Span);
        if (!outline.IsJson) return false;
        answer = Of(outline.IsPlain ? json : PlainJson.Write(json.Span), outline, shape);
        return true;
    }

    /// <summary>An answer that is known to be JSON.</summary>
    /// <param name="json">As <see cref="PlainJson"/> writes it.</param>
    /// <param name="outline">Of the answer as it came.</param>
    /// <param name="shape">As for <see cref="TryRead"/>.</param>
    public static JsonAnswer Of(JsonView json, JsonOutline outline, AnswerShape? shape)
    {
        var canBeStructured = outline.Levels <= MaxStructuredDepth && !(outline.HasUnicodeEscapes && Arguments.JsonText.HasLoneSurrogate(json.Join().Span));
        if (canBeStructured) return Structure(json, outline, shape);
        return new(json) { StructuredJson = shape is null ? (JsonView?)null : UncheckedAnswer.Write(Encoding.UTF8.GetString(json.Join().Span)) };
    }

    /// <summary>An object with one member.</summary>
    public static ReadOnlyMemory<byte> Under(string name, JsonView json) => (byte[])[.. "{\""u8, .. Encoding.UTF8.GetBytes(name), .. "\":"u8, .. json.Join().Span, .. "}"u8];

    private static JsonAnswer Structure(JsonView json, JsonOutline outline, AnswerShape? shape)
    {
        var exact = outline.HasLongNumbers ? LargeIntegers.Quote(json.Join()) : json;
        var drift = shape is null ? null : AnswerCheck.Find(exact, shape);
        var isObject = exact.Bytes(exact.Parts[0])[0] == '{';
        return new(json) { StructuredJson = drift is null && isObject ? exact : Under(drift is null ? Wrapper : UncheckedAnswer.Name, exact), Drift = drift };
    }
}
