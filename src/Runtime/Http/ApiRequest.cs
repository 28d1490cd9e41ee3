using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Http;

/// <summary>
/// One request in the making: the generated client names each parameter with the document's <c>style</c> and <c>explode</c>,
/// and this class encodes the call's values accordingly.
/// </summary>
/// <remarks>
/// A null style or explode means the default of the parameter's location. An absent parameter leaves no trace, and neither does a
/// JSON null outside the path: neither RFC 6570 nor OpenAPI gives null a spelling. A value that cannot be sent is refused with an
/// <see cref="ApiFailureException"/> before anything is sent.
/// </remarks>
/// <param name="method">The HTTP method, in upper case.</param>
/// <param name="pathTemplate">The path of the document with its <c>{placeholders}</c>, starting with a slash.</param>
/// <param name="call">The values.</param>
public sealed class ApiRequest(string method, string pathTemplate, ApiCall call)
{
    private readonly Dictionary<string, string> _path = new(StringComparer.Ordinal);
    private readonly List<string> _query = [];
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly List<string> _cookies = [];
    private EncodedBody? _body;

    public string Method { get; } = method;

    public string PathTemplate { get; } = pathTemplate;

    public ApiCall Call { get; } = call;

    public ToolDefinition Tool => Call.Tool;

    /// <summary>
    /// True once an attempt to send it has begun. A call that is given up before that, such as in a queue, certainly did not run.
    /// </summary>
    public bool MayHaveBeenSent { get; internal set; }

    /// <summary>Fills a placeholder of the path.</summary>
    /// <param name="style"><c>simple</c> (default), <c>label</c> or <c>matrix</c>.</param>
    public void AddPath(string name, string? style = null, bool? explode = null)
    {
        var problem = new ArgumentRefusal(Tool, ParameterLocation.Path, name);
        var value = Call.Find(ParameterLocation.Path, name) ?? throw problem.Because("it is missing, and the path needs it");
        _path[name] = PathEncoder.Encode(name, value, style, explode, problem);
    }

    /// <summary>Adds a query parameter, if the caller gave it.</summary>
    /// <param name="style"><c>form</c> (default), <c>spaceDelimited</c>, <c>pipeDelimited</c> or <c>deepObject</c>.</param>
    /// <param name="allowReserved">True leaves the reserved characters that are harmless in a query as they are.</param>
    public void AddQuery(string name, string? style = null, bool? explode = null, bool allowReserved = false)
    {
        if (!TryFind(ParameterLocation.Query, name, out var value)) return;
        var problem = new ArgumentRefusal(Tool, ParameterLocation.Query, name);
        if (QueryEncoder.Encode(name, value, style, explode, allowReserved, problem) is { } pairs) _query.Add(pairs);
    }

    /// <summary>Adds a query parameter that the document describes with <c>content</c>: JSON, or a string as it is for other media types.</summary>
    public void AddQueryContent(string name, string mediaType)
    {
        if (!TryFind(ParameterLocation.Query, name, out var value)) return;
        var problem = new ArgumentRefusal(Tool, ParameterLocation.Query, name);
        var text = MediaTypes.IsJson(mediaType) ? Encoding.UTF8.GetString(JsonText.Minify(value)) : JsonText.Of(value, problem);
        _query.Add(Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(text));
    }

    /// <summary>
    /// Adds a header, if the caller gave it. A header that the protocol or the credentials own is left out: OpenAPI says of
    /// <c>Accept</c>, <c>Content-Type</c> and <c>Authorization</c> that such parameters are to be ignored.
    /// </summary>
    /// <param name="style"><c>simple</c>.</param>
    public void AddHeader(string name, string? style = null, bool? explode = null)
    {
        if (ReservedHeaders.Contains(name) || !TryFind(ParameterLocation.Header, name, out var value)) return;
        var problem = new ArgumentRefusal(Tool, ParameterLocation.Header, name);
        if (HeaderEncoder.Header(name, value, style, explode, problem) is { } text) _headers.Add(new(name, text));
    }

    /// <summary>Adds a cookie, if the caller gave it.</summary>
    /// <param name="style"><c>form</c> (default; percent-encoded) or OpenAPI 3.2's <c>cookie</c> (as it is).</param>
    public void AddCookie(string name, string? style = null, bool? explode = null)
    {
        if (!TryFind(ParameterLocation.Cookie, name, out var value)) return;
        var problem = new ArgumentRefusal(Tool, ParameterLocation.Cookie, name);
        if (HeaderEncoder.Cookie(name, value, style, explode, problem) is { } pairs) _cookies.Add(pairs);
    }

    /// <summary>Adds the call's body, if it has one, in this media type.</summary>
    public void AddBody(string mediaType)
    {
        if (Call.Body is { } body) _body = BodyEncoder.Encode(body, mediaType, new ArgumentRefusal(Tool, null, "body"));
    }

    /// <summary>
    /// A new message for one attempt, without credentials. Its address is the base URL's scheme, host, port and path prefix, then
    /// the filled path: no argument can change the former or climb out of the latter.
    /// </summary>
    public HttpRequestMessage ToMessage(Uri baseUrl)
    {
        var message = new HttpRequestMessage(HttpMethod.Parse(Method), Address(baseUrl));
        if (_body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body.Bytes);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", body.ContentType);
        }

        foreach (var (name, value) in _headers) Add(message, name, value);
        if (_cookies.Count > 0) message.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies));
        return message;
    }

    /// <summary>Where nothing is filled in, the address is the same for every call.</summary>
    private Uri Address(Uri baseUrl)
    {
        if (_path.Count > 0 || _query.Count > 0) return RequestAddress.Build(baseUrl, PathTemplate, _path, _query);
        if (Tool.FixedAddress is { } known && known.IsOf(baseUrl, PathTemplate)) return known.Address;
        var address = RequestAddress.Build(baseUrl, PathTemplate, _path, _query);
        Tool.FixedAddress = new(baseUrl, PathTemplate, address);
        return address;
    }

    private static void Add(HttpRequestMessage message, string name, string value)
    {
        if (message.Headers.TryAddWithoutValidation(name, value)) return;

        // .NET keeps a few names, such as Content-Language, with the content.
        if (message.Content is { } content && content.Headers.TryAddWithoutValidation(name, value)) return;
        throw new ArgumentException($"The document's header parameter '{name}' is no header that a request without a body can carry.", nameof(name));
    }

    private bool TryFind(ParameterLocation location, string name, out JsonElement value)
    {
        value = Call.Find(location, name).GetValueOrDefault();
        return value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
    }
}
