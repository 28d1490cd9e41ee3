using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>A request exactly as it was sent.</summary>
/// <param name="PathAndQuery">The request target with its order and percent-encoding, without the base URL's path.</param>
/// <param name="Headers">Names without regard to case; a header that was sent twice has two values.</param>
/// <param name="Body">The body's bytes, compressed if they were sent so; empty if there was no body.</param>
public sealed record RecordedRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, byte[] Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body);

    public JsonNode? BodyJson => JsonNode.Parse(Body);

    /// <summary>The value of a header, or null if it was not sent; several values are joined by a comma and a space.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out IReadOnlyList<string>? values) ? string.Join(", ", values) : null;

    /// <summary>Reads a request and gives it its body back, for whatever reads it next.</summary>
    internal static async Task<RecordedRequest> ReadAsync(HttpContext context, string basePath)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Request.Body = new MemoryStream(body.ToArray());

        // ASP.NET Core decodes Request.Path; this is the target before that.
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new RecordedRequest(
            context.Request.Method,
            target.StartsWith(basePath + '/', StringComparison.Ordinal) ? target[basePath.Length..] : $"{target} (not under {basePath})",
            context.Request.Headers.ToDictionary(header => header.Key, IReadOnlyList<string> (header) => [.. header.Value.OfType<string>()], StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }
}
