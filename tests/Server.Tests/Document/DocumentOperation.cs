using System.Text.Json;

namespace LeadMagic.Server.Tests.Document;

/// <summary>One operation of the document.</summary>
/// <param name="Method">The HTTP method, in lower case.</param>
internal sealed record DocumentOperation(string Method, string Path, JsonElement Json)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("[]");

    public string Route => $"{Method.ToUpperInvariant()} {Path}";

    public string ToolName => Json.GetProperty("x-mcp").GetProperty("name").GetString()!;

    public string Toolset => Json.GetProperty("x-mcp").GetProperty("toolset").GetString()!;

    public string Description => Json.GetProperty("description").GetString()!;

    public JsonElement Credits => Json.GetProperty("x-credits");

    public decimal PerResult => Credits.TryGetProperty("perResult", out var credits) ? credits.GetDecimal() : 0;

    /// <summary>True for a call that can cost anything.</summary>
    public bool IsPaid => Credits.GetProperty("base").GetDecimal() > 0 || PerResult > 0;

    public IEnumerable<JsonElement> Parameters => (Json.TryGetProperty("parameters", out var list) ? list : Nothing).EnumerateArray();

    /// <summary>The body's only media type, or null for an operation without a body.</summary>
    public JsonElement? Body => Json.TryGetProperty("requestBody", out var body) ? Assert.Single(body.GetProperty("content").EnumerateObject()).Value : null;

    /// <summary>The status of success: 200, or 202 for what only begins.</summary>
    public string Success => Json.GetProperty("responses").TryGetProperty("202", out _) ? "202" : "200";

    /// <summary>The only media type of the answer with <see cref="Success"/>.</summary>
    public JsonElement Answer => Assert.Single(Json.GetProperty("responses").GetProperty(Success).GetProperty("content").EnumerateObject()).Value;

    public JsonElement? BodySchema => Body?.GetProperty("schema");

    public IEnumerable<JsonProperty> BodyProperties => BodySchema?.GetProperty("properties").EnumerateObject().ToList() ?? [];

    /// <summary>The either/or rules of a body: the value of each <c>anyOf</c> or <c>oneOf</c>.</summary>
    public IReadOnlyList<JsonElement> Alternatives
    {
        get
        {
            if (BodySchema is not { } schema) return [];
            var all = schema.TryGetProperty("allOf", out var parts) ? parts.EnumerateArray().ToList() : [];
            var keywords = all.Append(schema).SelectMany(part => part.EnumerateObject());
            return [.. keywords.Where(keyword => keyword.Name is "anyOf" or "oneOf").Select(keyword => keyword.Value)];
        }
    }

    /// <summary>The names in <see cref="Alternatives"/>.</summary>
    public IEnumerable<string> AlternativeArguments => Alternatives.SelectMany(group => group.EnumerateArray())
        .SelectMany(branch => branch.GetProperty("required").EnumerateArray().Select(argument => argument.GetString()!));

    /// <summary>The arguments of the document's example call.</summary>
    public Dictionary<string, object?> ExampleArguments()
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var parameter in Parameters) arguments.Add(parameter.GetProperty("name").GetString()!, parameter.GetProperty("example"));
        if (Body is not { } body) return arguments;
        foreach (var member in body.GetProperty("example").EnumerateObject()) arguments.Add(member.Name, member.Value);
        return arguments;
    }
}
