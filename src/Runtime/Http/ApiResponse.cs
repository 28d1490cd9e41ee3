using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Http;

/// <summary>What the API answered: nothing here has been parsed, converted or normalized.</summary>
public sealed class ApiResponse
{
    /// <summary>The HTTP status code.</summary>
    public required int Status { get; init; }

    /// <summary>Response and content headers; several values of one name are joined with <c>", "</c>. Names ignore case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The media type without parameters, in lower case, or null when the answer names none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The body's bytes after transfer and content decoding. A configured credential that the API repeats is replaced; all else is untouched.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True for an error whose body did not arrive whole: none of it is kept.</summary>
    internal bool IsBodyLost { get; init; }

    /// <summary>For an answer that is no success: what the model should know and do; null otherwise.</summary>
    public string? Explanation { get; internal set; }

    /// <summary>What the call cost, where somebody keeps count; null otherwise.</summary>
    public Receipt? Receipt { get; private init; }

    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>The same answer with this receipt: one answer may reach several callers.</summary>
    public ApiResponse With(Receipt receipt) => new()
    {
        Status = Status,
        Headers = Headers,
        MediaType = MediaType,
        Body = Body,
        Explanation = Explanation,
        Receipt = receipt,
    };
}
