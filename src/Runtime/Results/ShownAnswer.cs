using System.Text.Json.Nodes;
using System.Text.Unicode;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Results;

/// <summary>
/// Turns an answer into what is shown of it: the default view or the chosen fields, cut to the room that a result has. What is not shown is
/// kept, and the result says where.
/// </summary>
/// <param name="fields">The chosen fields, or null for the default view.</param>
/// <param name="store">Where whole answers are kept; null where nothing is cut.</param>
internal sealed class ShownAnswer(ToolDefinition tool, IReadOnlyList<string>? fields, ResultStore? store)
{
    /// <summary>The member of a result's <c>_meta</c> that says where the whole answer is.</summary>
    public const string MetaKey = "openapi-mcp/whole";

    private const string Json = "application/json";

    private static readonly ViewDefinition AllShown = new();

    private readonly ViewDefinition _view = tool.View ?? AllShown;

    /// <summary>What the tool's output schema says, or null for a tool without one.</summary>
    public AnswerShape? Shape { get; init; }

    /// <summary>The way past the SDK, where there is one.</summary>
    public AnswerRelay? Relay { get; init; }

    /// <summary>Where what is shown of the answer is not what the schema says, or null.</summary>
    public AnswerDrift? Drift { get; private set; }

    private int Room => store?.Options.Room ?? int.MaxValue;

    public CallToolResult Of(ApiResponse answer)
    {
        if (!answer.IsSuccess) return Result(answer);
        if (PlainAnswer.Read(answer.Body, answer.Outline) is not { } plain) return OfText(answer);
        var whole = AnswerView.Apply(plain.Json, FieldTree.Whole(_view), [], plain.RootMembers);
        var omitted = new List<string>();
        var showsWhole = fields is null && store is { Options.ShowsWhole: true };
        var tree = FieldTree.Of(_view, showsWhole ? [FieldTree.Everything] : fields);
        if (Relay is null || !tree.ShowsAll || whole.Length > Room) whole = whole.Join(); // it is needed in one piece, and by more than one
        var cut = AnswerCut.Run(AnswerView.Apply(whole, tree, omitted), Room);
        var json = JsonAnswer.Of(cut.Json, plain.Outline, Shape);
        Drift = json.Drift;
        var result = ToolResult.From(json, answer.Receipt, Relay);
        return cut.Json.Length == whole.Length ? result : Note(result, whole.Join(), Json, new(omitted, cut.Cuts));
    }

    /// <summary>A call without a complete answer: what arrived of it is shown like an answer.</summary>
    public CallToolResult Of(ApiFailureException failure)
    {
        var whole = failure.PartialBody.IsEmpty ? failure.PartialBody : AnswerView.Apply(failure.PartialBody, FieldTree.Whole(_view), []).Join();
        if (whole.Length <= Room || !Utf8.IsValid(whole.Span)) return ToolResult.From(failure, whole);
        var shown = whole[..SentenceEnd.Find(whole.Span, Room)];
        return Note(ToolResult.From(failure, shown), whole, "text/plain", new([], []) { ShownText = shown.Length });
    }

    /// <summary>A text that is no JSON, or broken JSON; what is no text is passed on but for what is never shown.</summary>
    private CallToolResult OfText(ApiResponse answer)
    {
        var whole = AnswerView.Apply(answer.Body, FieldTree.Whole(_view), []).Join();
        var result = Result(answer.WithBody(whole));
        if (whole.Length <= Room || !Utf8.IsValid(whole.Span) || result.Content is not [TextContentBlock, ..]) return result;
        var text = whole[..SentenceEnd.Find(whole.Span, Room)];
        return Note(Result(answer.WithBody(text)), whole, answer.MediaType ?? "text/plain", new([], []) { ShownText = text.Length });
    }

    private CallToolResult Result(ApiResponse shown)
    {
        var result = ToolResult.From(shown, Shape, out var drift, Relay);
        Drift = drift;
        return result;
    }

    private CallToolResult Note(CallToolResult result, ReadOnlyMemory<byte> whole, string mediaType, LeftOut leftOut)
    {
        var kept = store is null or { Options.ShowsWhole: true } ? null : store.Put(whole, mediaType);
        if (kept is not null)
        {
            result.Meta ??= [];
            result.Meta[MetaKey] = new JsonObject { ["address"] = store!.AddressOf(kept), ["bytes"] = whole.Length };
        }

        return AnswerNote.Write(tool, leftOut, kept, store) is { } note ? ToolResult.WithNote(result, note) : result;
    }
}
