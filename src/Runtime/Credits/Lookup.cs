using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Tells the calls whose answer another caller may get as well: questions to the world that cost something, and orders that carry a key.</summary>
/// <remarks>
/// By the document's facts: read-only, so that not sending it again changes nothing; of an open world, so that it is no read of the own account
/// or of what the caller has just changed; with a price, so that there is something to save. An order with an idempotency argument is the same
/// order when it comes again: the API would answer the same.
/// </remarks>
internal static class Lookup
{
    public static bool Is(ToolDefinition tool) =>
        (IsOrder(tool) || tool.Hints is { ReadOnly: true, OpenWorld: true }) && tool.Credits is { } price && (price.Base > 0 || price.PerResult > 0);

    /// <summary>
    /// True for an answer to keep: the thing itself, or that it was not found; for an order, that it was accepted. A page of some gateway is
    /// none of these.
    /// </summary>
    public static bool IsFinal(ToolDefinition tool, ApiResponse answer) =>
        (IsOrder(tool) ? answer.IsSuccess : answer.Status is 200 or 404) && answer.MediaType is { } mediaType && MediaTypes.IsJson(mediaType)
        && answer.Receipt is not { IsPassing: true };

    private static bool IsOrder(ToolDefinition tool) => tool.IdempotencyArgument is not null;
}
