using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Resources;

/// <summary>Texts at addresses that differ in their last part, which is one of a few known names.</summary>
public sealed class TextResourceFamily : McpServerResource, ICompletable
{
    private readonly string _prefix;
    private readonly string _variable;
    private readonly IReadOnlyDictionary<string, Func<string>> _texts;
    private readonly TimeSpan _lifetime;

    /// <param name="template">What lists say of it; its address ends with one variable, as in <c>shop://books/{isbn}</c>.</param>
    /// <param name="texts">Makes the text of each name.</param>
    /// <param name="lifetime">How long every client may keep a text.</param>
    public TextResourceFamily(ResourceTemplate template, IReadOnlyDictionary<string, Func<string>> texts, TimeSpan lifetime)
    {
        ArgumentNullException.ThrowIfNull(template);
        ProtocolResourceTemplate = template;
        var start = template.UriTemplate.IndexOf('{', StringComparison.Ordinal);
        if (start < 0 || !template.UriTemplate.EndsWith('}')) throw new ArgumentException("The address must end with a variable, as in shop://books/{isbn}.", nameof(template));
        _prefix = template.UriTemplate[..start];
        _variable = template.UriTemplate[(start + 1)..^1];
        _texts = texts;
        _lifetime = lifetime;
    }

    public override ResourceTemplate ProtocolResourceTemplate { get; }

    public override IReadOnlyList<object> Metadata => [];

    /// <summary>The addresses of all texts, by name.</summary>
    public IEnumerable<string> Addresses => Names.Select(name => _prefix + name);

    private IEnumerable<string> Names => _texts.Keys.Order(StringComparer.Ordinal);

    public override bool IsMatch(string uri) => Find(uri) is not null;

    public override ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default) =>
        new(TextContents.Make(request, Find(request.Params.Uri)!(), ProtocolResourceTemplate.MimeType, _lifetime));

    public IReadOnlyList<string> Complete(string argument, string typed) =>
        string.Equals(argument, _variable, StringComparison.Ordinal) ? Completions.Match(Names, typed) : [];

    private Func<string>? Find(string uri) =>
        uri.StartsWith(_prefix, StringComparison.Ordinal) ? _texts.GetValueOrDefault(Uri.UnescapeDataString(uri[_prefix.Length..])) : null;
}
