namespace OpenApiMcp.Generator.Emitting;

/// <summary>The values of <c>format</c> that are enforced, and their names in the runtime's <c>StringFormat</c>; others are annotations.</summary>
internal static class Formats
{
    private static readonly Dictionary<string, string> Enforced = new(StringComparer.Ordinal)
    {
        ["email"] = "Email",
        ["uri"] = "Uri",
        ["uri-reference"] = "UriReference",
        ["date"] = "Date",
        ["time"] = "Time",
        ["date-time"] = "DateTime",
        ["duration"] = "Duration",
        ["uuid"] = "Uuid",
        ["hostname"] = "Hostname",
        ["ipv4"] = "Ipv4",
        ["ipv6"] = "Ipv6",
        ["int32"] = "Int32",
        ["int64"] = "Int64",
        ["byte"] = "Byte",
    };

    public static string? Find(string? format) => format is not null && Enforced.TryGetValue(format, out var name) ? name : null;
}
