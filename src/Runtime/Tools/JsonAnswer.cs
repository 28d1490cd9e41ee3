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

    private JsonAnswer(ReadOnlyMemory<byte> json) => Json = json;

    /// <summary>The answer itself, minified, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>
    /// An object in UTF-8: the answer itself, or <c>{"result": …}</c> around an answer of another type. Null where the SDK could not write it
    /// again: it is too deep, or holds half a surrogate pair. Its text says all the same. Integers that programs would round are strings.
    /// </summary>
    public ReadOnlyMemory<byte>? StructuredJson { get; private init; }

    /// <summary><see cref="StructuredJson"/> as a value.</summary>
    public JsonElement? Structured => StructuredJson is { } json ? JsonElement.Parse(json.Span) : null;

    /// <summary>Where the answer is not what the output schema says; then the whole of it stands under <see cref="UncheckedAnswer.Name"/>.</summary>
    public AnswerDrift? Drift { get; private init; }

    /// <summary><see cref="Json"/> as text.</summary>
    public string Text => Encoding.UTF8.GetString(Json.Span);

    /// <summary>Reads the answer; false where it is no JSON. Bytes that are not UTF-8 become U+FFFD.</summary>
    /// <param name="shape">What the tool's output schema says, or null for a tool without one.</param>
    /// <param name="outline">Where the answer is known to be JSON as <see cref="PlainJson"/> writes it: of this answer, or of one that it is a part of.</param>
    public static bool TryRead(ReadOnlyMemory<byte> body, AnswerShape? shape, out JsonAnswer answer, JsonOutline? outline = null)
    {
        answer = null!;
        var json = body;
        if (outline is null)
        {
            json = ByteOrderMark.Skip(body);
            if (!Utf8.IsValid(json.Span)) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
            outline = JsonOutline.Read(json.Span);
            if (!outline.IsJson) return false;
            if (!outline.IsPlain) json = PlainJson.Write(json.Span);
        }

        var canBeStructured = outline.Levels <= MaxStructuredDepth && !(outline.HasUnicodeEscapes && Arguments.JsonText.HasLoneSurrogate(json.Span));
        answer = canBeStructured
            ? Structure(json, outline, shape)
            : new(json) { StructuredJson = shape is null ? (ReadOnlyMemory<byte>?)null : UncheckedAnswer.Write(Encoding.UTF8.GetString(json.Span)) };
        return true;
    }

    /// <summary>An object with one member.</summary>
    public static byte[] Under(string name, ReadOnlyMemory<byte> json) => [.. "{\""u8, .. Encoding.UTF8.GetBytes(name), .. "\":"u8, .. json.Span, .. "}"u8];

    private static JsonAnswer Structure(ReadOnlyMemory<byte> json, JsonOutline outline, AnswerShape? shape)
    {
        var exact = outline.HasLongNumbers ? LargeIntegers.Quote(json) : json;
        var drift = shape is null ? null : AnswerCheck.Find(exact.Span, shape);
        return new(json) { StructuredJson = drift is not null ? Under(UncheckedAnswer.Name, exact) : exact.Span[0] == '{' ? exact : Under(Wrapper, exact), Drift = drift };
    }
}
