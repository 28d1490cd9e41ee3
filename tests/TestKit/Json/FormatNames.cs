using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.TestKit.Json;

/// <summary>The names of the formats in a schema.</summary>
internal static class FormatNames
{
    private static readonly Dictionary<string, StringFormat> Names = Enum.GetValues<StringFormat>()
        .ToDictionary(format => format.ToString(), StringComparer.OrdinalIgnoreCase);

    public static StringFormat? Find(string name) => Names.TryGetValue(name.Replace("-", "", StringComparison.Ordinal), out var format) ? format : null;
}
