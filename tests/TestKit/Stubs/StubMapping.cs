using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>Moves an ordinary WireMock mapping, written for the root of a server, into a session.</summary>
internal static class StubMapping
{
    private const string AnyRest = "([/?].*)?";

    /// <summary>The metadata entry by which a session finds its own stubs again.</summary>
    public const string SessionKey = "session";

    /// <summary>A regular expression for every path and query of a session.</summary>
    public static string EverythingUnder(string prefix) => prefix + AnyRest;

    /// <summary>A copy of the mapping that answers under the prefix only and is marked as the session's own.</summary>
    public static JsonObject Under(string prefix, JsonObject mapping)
    {
        JsonObject moved = mapping.DeepClone().AsObject();
        JsonObject request = Child(moved, "request");
        string? kind = request.Select(member => member.Key).FirstOrDefault(key => key.StartsWith("url", StringComparison.Ordinal));
        if (kind is null) request["urlPattern"] = EverythingUnder(prefix);
        else request[kind] = Prefixed(kind, prefix, request[kind]!.GetValue<string>());

        // Scenario names are global in WireMock.
        if (moved["scenarioName"] is JsonNode scenario) moved["scenarioName"] = $"{prefix} {scenario.GetValue<string>()}";
        Child(moved, "metadata")[SessionKey] = prefix;
        return moved;
    }

    private static string Prefixed(string kind, string prefix, string url) =>
        // The group keeps an alternative at the top of a pattern from escaping the prefix.
        kind.EndsWith("Pattern", StringComparison.Ordinal) ? $"{prefix}(?:{url})" : prefix + url;

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child) parent[name] = child = [];
        return child;
    }
}
