using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>One operation of the document, and the request that its examples make.</summary>
internal sealed record Operation(string Method, string Path, JsonObject Definition)
{
    /// <summary>The name of the operation's tool.</summary>
    public string Tool => (string?)Definition["x-mcp"]?["name"] ?? ((string)Definition["operationId"]!).Replace('-', '_');

    /// <summary>True for an operation that may be repeated freely; the others may be billed for each request.</summary>
    public bool IsSafe => (string?)Definition["x-mcp-retry"] == "safe";

    public IEnumerable<JsonObject> Parameters => (Definition["parameters"] as JsonArray ?? []).Select(parameter => parameter!.AsObject());

    public JsonObject? RequestSchema => Request?["schema"]?.AsObject();

    /// <summary>The example request body, minified; null for an operation without a body.</summary>
    public string? Body => Request is { } request ? ExactJson.Minify(request["example"]!) : null;

    /// <summary>The example answer, minified.</summary>
    public string Answer => ExactJson.Minify((Definition["responses"]!["200"] ?? Definition["responses"]!["202"])!["content"]!["application/json"]!["example"]!);

    /// <summary>The arguments of the example request: parameters and the members of the body.</summary>
    public IReadOnlyDictionary<string, object?> Arguments => Parameters
        .Select(parameter => KeyValuePair.Create((string)parameter["name"]!, parameter["example"]))
        .Concat(Request?["example"]!.AsObject() ?? [])
        .ToDictionary(argument => argument.Key, argument => (object?)ExactJson.Parse(argument.Value!.ToJsonString()), StringComparer.Ordinal);

    /// <summary>Path and query of the example request. All values are texts and numbers in the styles that are the default.</summary>
    public string PathAndQuery
    {
        get
        {
            string Fill(string path, JsonObject parameter) => path.Replace($"{{{parameter["name"]}}}", Escaped(parameter), StringComparison.Ordinal);
            string path = Parameters.Where(parameter => (string?)parameter["in"] == "path").Aggregate(Path, Fill);
            string query = string.Join('&', Parameters.Where(parameter => (string?)parameter["in"] == "query").Select(parameter => $"{parameter["name"]}={Escaped(parameter)}"));
            return query.Length == 0 ? path : $"{path}?{query}";
        }
    }

    private JsonObject? Request => Definition["requestBody"]?["content"]!["application/json"]!.AsObject();

    /// <summary>What a call without this argument would need: the names in <c>required</c>, here and in every alternative.</summary>
    public IEnumerable<string> RequiredNames()
    {
        var parameters = Parameters.Where(parameter => (bool?)parameter["required"] == true).Select(parameter => (string)parameter["name"]!);
        return parameters.Concat(RequestSchema is { } schema ? Required(schema) : []).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The arguments that the example does without.</summary>
    public IEnumerable<string> SpareNames()
    {
        var properties = RequestSchema?["properties"]?.AsObject().Select(property => property.Key) ?? [];
        return properties.Concat(Parameters.Select(parameter => (string)parameter["name"]!)).Except(Arguments.Keys, StringComparer.Ordinal);
    }

    public override string ToString() => $"{Method} {Path}";

    private static IEnumerable<string> Required(JsonNode schema)
    {
        var own = (schema["required"] as JsonArray ?? []).Select(name => (string)name!);
        string[] keywords = ["allOf", "anyOf", "oneOf"];
        return own.Concat(keywords.SelectMany(keyword => schema[keyword] as JsonArray ?? []).SelectMany(branch => Required(branch!)));
    }

    private static string Escaped(JsonObject parameter) => Uri.EscapeDataString(parameter["example"]!.ToString());
}
