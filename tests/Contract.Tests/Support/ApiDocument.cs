using System.Text.Json.Nodes;
using OpenApiMcp.TestKit;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>The API document as plain JSON. What the tests expect comes from here, never from the generated classes.</summary>
internal static class ApiDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private static readonly JsonObject Root = JsonNode.Parse(File.ReadAllText(RepositoryPaths.At("openapi/leadmagic.json")))!.AsObject();

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
           from member in path.Value!.AsObject()
           where Methods.Contains(member.Key)
           select new Operation(member.Key.ToUpperInvariant(), path.Key, member.Value!.AsObject()),
    ];

    /// <summary>The document's own example of an answer with this status, minified.</summary>
    public static JsonObject ErrorExample(int status) => Root["components"]!["responses"]!.AsObject()
        .Select(response => response.Value!["content"]!["application/problem+json"]!["example"]!.AsObject())
        .Single(example => (int)example["errors"]![0]!["status"]! == status);
}
