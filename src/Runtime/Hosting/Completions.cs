using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>Answers <c>completion/complete</c> from the prompts and resources themselves.</summary>
internal sealed class Completions(IReadOnlyCollection<McpServerResource> resources, IReadOnlyCollection<McpServerPrompt> prompts)
{
    /// <summary>The protocol allows no more in one answer.</summary>
    private const int MaxValues = 100;

    public bool AreAny => resources.OfType<ICompletable>().Any() || prompts.OfType<ICompletable>().Any();

    public ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        // The SDK lets a request without params, or without these members, through.
        if (request.Params is not { Ref: { } reference, Argument: { Name: { } name, Value: { } typed } }) throw Incomplete();
        var values = Find(reference) is ICompletable known ? known.Complete(name, typed) : [];
        return new(new CompleteResult
        {
            Completion = new() { Values = [.. values.Take(MaxValues)], Total = values.Count, HasMore = values.Count > MaxValues },
        });
    }

    /// <summary>The candidates that begin with a text and then those that contain it, in their own order; case does not count.</summary>
    public static IReadOnlyList<string> Match(IEnumerable<string> candidates, string typed) =>
    [
        .. candidates.Where(candidate => candidate.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(candidate => candidate.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 0 : 1),
    ];

    private object Find(Reference reference) => reference switch
    {
        PromptReference named => prompts.FirstOrDefault(prompt => prompt.ProtocolPrompt.Name == named.Name) ?? throw Unknown("prompt", named.Name),
        ResourceTemplateReference at => resources.FirstOrDefault(resource => resource.ProtocolResourceTemplate.UriTemplate == at.Uri)
            ?? throw Unknown("resource template", at.Uri ?? ""),
        _ => throw Unknown("reference type", reference.Type),
    };

    private static McpProtocolException Incomplete() =>
        new("A completion needs params with \"ref\" and \"argument\", which has a name and a value.", McpErrorCode.InvalidParams);

    private static McpProtocolException Unknown(string kind, string name) => new($"There is no {kind} {ShownValue.Quote(name)}.", McpErrorCode.InvalidParams);
}
