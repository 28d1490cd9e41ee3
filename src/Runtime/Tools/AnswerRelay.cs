using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// The way of an answer's bytes, and of the notes that follow them, from a tool to the transport, past the SDK, which would make text, objects and bytes again
/// of them. The SDK carries a result without content in its place. A tool uses it where a transport has offered it.
/// </summary>
public sealed class AnswerRelay
{
    private const string Key = "OpenApiMcp.AnswerRelay";

    private ContentBlock? _place;

    private AnswerRelay()
    {
    }

    /// <summary>The result's content, of whose first block the text is in <see cref="Json"/>; null while there is none.</summary>
    internal IList<ContentBlock>? Content { get; private set; }

    /// <summary>The text of the result's first block: JSON as <see cref="PlainJson"/> writes it. Empty while there is none.</summary>
    internal JsonView Json { get; private set; }

    /// <summary>The structured content as JSON; null where there is none.</summary>
    internal JsonView? Structured { get; private set; }

    /// <summary>For a tool around another that looks at the result itself: its answer takes the ordinary way.</summary>
    public static void Decline(RequestContext<CallToolRequestParams> request) => request?.JsonRpcRequest?.Context?.Items?.Remove(Key);

    internal static void Offer(JsonRpcRequest request)
    {
        request.Context ??= new();
        request.Context.Items ??= new Dictionary<string, object?>(StringComparer.Ordinal);
        request.Context.Items[Key] = new AnswerRelay();
    }

    /// <summary>What was offered with a request, or null.</summary>
    internal static AnswerRelay? Of(JsonRpcRequest? request) => request?.Context?.Items?.TryGetValue(Key, out var relay) == true ? relay as AnswerRelay : null;

    /// <param name="place">The block that stands in the result for the answer's text.</param>
    internal void Take(JsonAnswer answer, ContentBlock place) => (Json, Structured, _place) = (answer.Json, answer.StructuredJson, place);

    /// <summary>What the tool is to return: the result itself where its answer takes the ordinary way.</summary>
    internal CallToolResult Hand(CallToolResult result)
    {
        if (_place is null || result.Content is not [var first, ..] || first != _place) return result;
        Content = result.Content;
        return new() { Content = [], Meta = result.Meta };
    }
}
