using System.Globalization;
using System.Text.Json.Nodes;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// Where an answer is not what its document says. It names places and types alone: a value could be personal data, and every name in
/// a place stands in the output schema.
/// </summary>
/// <param name="Expected">The types that would be right, or another word for what was expected.</param>
/// <param name="Found">The type that is there.</param>
/// <param name="Place">A JSON pointer into the structured content.</param>
internal sealed record AnswerDrift(string Expected, string Found, string Place = "")
{
    /// <summary>The member of a result's <c>_meta</c> that tells of it.</summary>
    public const string MetaKey = "openapi-mcp/drift";

    /// <summary>An answer that is no JSON, though the document says so.</summary>
    public static AnswerDrift NotJson(string found) => new("JSON", found);

    public AnswerDrift Inside(string name) =>
        this with { Place = "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) + Place };

    public AnswerDrift Inside(int index) => this with { Place = "/" + index.ToString(CultureInfo.InvariantCulture) + Place };

    public JsonObject ToJson() => new() { ["at"] = Place, ["expected"] = Expected, ["found"] = Found };
}
