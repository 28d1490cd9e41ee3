using System.Collections.Immutable;
using System.Globalization;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Configuration;

/// <summary>Which tools the server shows: whole toolsets, and of these perhaps only the tools that change nothing.</summary>
internal sealed record SurfaceSettings
{
    public const string ToolsetsName = "LEADMAGIC_TOOLSETS";
    public const string ReadOnlyName = "LEADMAGIC_READ_ONLY";

    private const string AllToolsets = "all";

    private static readonly ImmutableArray<string> OnByDefault = ["account", "people", "companies", "jobs", "ads"];

    /// <summary>Every toolset, in the order of the document.</summary>
    public static ImmutableArray<string> KnownToolsets { get; } = [.. OnByDefault, "analytics", "search", "bulk"];

    public static SurfaceSettings Default { get; } = new() { Toolsets = OnByDefault };

    public static SurfaceSettings Everything { get; } = new() { Toolsets = KnownToolsets };

    /// <summary>The toolsets that are on, in the order of <see cref="KnownToolsets"/>.</summary>
    public required ImmutableArray<string> Toolsets { get; init; }

    /// <summary>Leaves out every tool that is not marked read-only.</summary>
    public bool IsReadOnly { get; init; }

    /// <param name="find">Gives the value of a variable, or null.</param>
    /// <exception cref="SettingsException">A name is no toolset, or the switch is neither on nor off.</exception>
    public static SurfaceSettings Read(Func<string, string?> find) =>
        new() { Toolsets = ReadToolsets(find(ToolsetsName)), IsReadOnly = ReadSwitch(find(ReadOnlyName)) };

    /// <summary>A tool without a toolset belongs to all of them.</summary>
    public bool Includes(ToolDefinition tool) =>
        (tool.Toolset is null || Toolsets.Contains(tool.Toolset, StringComparer.Ordinal)) && (tool.Hints.ReadOnly || !IsReadOnly);

    private static ImmutableArray<string> ReadToolsets(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return OnByDefault;
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = Array.FindIndex(names, name => !IsToolset(name) && !IsAll(name));
        if (unknown >= 0) throw Unknown(names[unknown], unknown + 1);
        if (names.Length == 0) throw new SettingsException($"{ToolsetsName} names no toolset. {Valid}");
        return names.Any(IsAll) ? KnownToolsets : [.. KnownToolsets.Where(toolset => names.Contains(toolset, StringComparer.OrdinalIgnoreCase))];
    }

    private static bool ReadSwitch(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw new SettingsException($"{ReadOnlyName} must be true or false; not set, it is false."),
    };

    private static bool IsToolset(string name) => KnownToolsets.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsAll(string name) => string.Equals(name, AllToolsets, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says which name by its place: what was typed may be a key in the wrong line.</summary>
    private static SettingsException Unknown(string name, int place)
    {
        var suggestion = NearestName.Suggest(name, [.. KnownToolsets, AllToolsets]) is { } nearest ? $"; {nearest}" : ".";
        return new($"{ToolsetsName}: name {place.ToString(CultureInfo.InvariantCulture)} of the list is no toolset{suggestion} {Valid}");
    }

    private static string Valid => $"Valid are {string.Join(", ", KnownToolsets)}, or {AllToolsets} for every one, separated by commas.";
}
