using System.Text.Unicode;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Results;

/// <summary>An answer in JSON, spelled plainly, without objects that would be made of it.</summary>
/// <param name="Json">As <see cref="PlainJson"/> writes it.</param>
/// <param name="Outline">Of the answer as it came.</param>
internal sealed record PlainAnswer(ReadOnlyMemory<byte> Json, JsonOutline Outline)
{
    /// <summary>The members of the root, where they stand in <see cref="Json"/>; null where nobody has looked since it was spelled anew.</summary>
    public IReadOnlyList<JsonMember>? RootMembers => Outline.IsPlain ? Outline.Members : null;

    /// <summary>Null for what is no JSON, no UTF-8, or nested more deeply than any answer is.</summary>
    /// <param name="outline">Of the body without its byte order mark, where it is known.</param>
    public static PlainAnswer? Read(ReadOnlyMemory<byte> body, JsonOutline? outline = null)
    {
        var text = ByteOrderMark.Skip(body);
        outline ??= JsonOutline.Read(text.Span);
        if (!outline.IsJson || !Utf8.IsValid(text.Span)) return null;
        return new(outline.IsPlain ? text : PlainJson.Write(text.Span), outline);
    }
}
