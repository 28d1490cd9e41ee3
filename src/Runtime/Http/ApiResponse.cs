using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>What the API answered: nothing here has been parsed, converted or normalized.</summary>
public sealed class ApiResponse
{
    private JsonOutline? _outline;

    /// <summary>The HTTP status code.</summary>
    public required int Status { get; init; }

    /// <summary>Response and content headers; several values of one name are joined with <c>", "</c>. Names ignore case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The media type without parameters, in lower case, or null when the answer names none.</summary>
    public string? MediaType { get; init; }

    /// <summary>
    /// The body's bytes after transfer and content decoding; a text in another charset is UTF-8. A configured credential that the API repeats is replaced;
    /// all else is untouched.
    /// </summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What is wrong with how the body arrived, a sentence each: unpacked or decoded in another way than declared.</summary>
    internal IReadOnlyList<string> TransferFaults { get; init; } = [];

    /// <summary>All that a reader of a successful response should know is wrong with it, a sentence each.</summary>
    internal IEnumerable<string> Faults => IsSuccess && MediaType is not null && MediaTypes.IsJson(MediaType) && JsonFault.Find(this) is { } fault ? TransferFaults.Append(fault) : TransferFaults;

    /// <summary>True for an error whose body did not arrive whole: none of it is kept.</summary>
    internal bool IsBodyLost { get; init; }

    /// <summary>For an answer that is no success: what the model should know and do; null otherwise.</summary>
    public string? Explanation { get; internal set; }

    /// <summary>What the call cost, where somebody keeps count; null otherwise.</summary>
    public Receipt? Receipt { get; private init; }

    /// <summary>What one walk over the body tells, made when it is first asked for; a byte order mark is not counted.</summary>
    internal JsonOutline Outline => _outline ??= JsonOutline.Read(ByteOrderMark.Skip(Body).Span);

    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>The same answer with this receipt: one answer may reach several callers.</summary>
    public ApiResponse With(Receipt receipt) => Copy(Body, receipt);

    /// <summary>
    /// The values of the members of this name in an answer whose root is an object: the bytes as they stand, a string with its quotes. Of an answer that
    /// turns out to be no JSON, those before the fault; of one with more than 10,000 members, those among the first.
    /// </summary>
    /// <param name="name">In UTF-8, without characters that JSON has to escape.</param>
    public RootMembers RootMembers(ReadOnlySpan<byte> name) => new(ByteOrderMark.Skip(Body).Span, Outline.MembersAsSpan, name);

    /// <summary>The same answer with another body: what is shown of it.</summary>
    internal ApiResponse WithBody(ReadOnlyMemory<byte> body) => Copy(body, Receipt);

    private ApiResponse Copy(ReadOnlyMemory<byte> body, Receipt? receipt) => new()
    {
        _outline = body.Equals(Body) ? _outline : null,
        Status = Status,
        Headers = Headers,
        MediaType = MediaType,
        Body = body,
        TransferFaults = TransferFaults,
        Explanation = Explanation,
        Receipt = receipt,
    };
}
