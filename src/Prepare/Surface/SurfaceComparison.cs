namespace OpenApiMcp.Prepare.Surface;

/// <summary>How much a change of the surface asks of those who use it.</summary>
internal enum SurfaceChangeKind
{
    /// <summary>A call that was right may now be refused, or a client's approval rests on something that is no longer so.</summary>
    Breaking,

    /// <summary>Every call that was right still is.</summary>
    Compatible,

    /// <summary>Only words changed.</summary>
    TextOnly,
}

/// <summary>One difference between two surfaces.</summary>
internal sealed record SurfaceChange(SurfaceChangeKind Kind, string Text);

/// <summary>Says in words how one surface differs from another. What cannot be told apart from a break counts as one.</summary>
internal static class SurfaceComparison
{
    public static IReadOnlyList<SurfaceChange> Compare(IReadOnlyList<SurfaceTool> before, IReadOnlyList<SurfaceTool> after)
    {
        var changes = new List<SurfaceChange>();
        foreach (var tool in before)
        {
            if (after.FirstOrDefault(other => other.Name == tool.Name) is { } same) Compare(tool, same, changes);
            else changes.Add(new(SurfaceChangeKind.Breaking, $"tool {tool.Name} is removed"));
        }

        foreach (var tool in after.Where(tool => before.All(other => other.Name != tool.Name)))
        {
            changes.Add(new(SurfaceChangeKind.Compatible, $"tool {tool.Name} is added"));
        }

        return [.. changes.OrderBy(change => change.Kind)];
    }

    private static void Compare(SurfaceTool before, SurfaceTool after, List<SurfaceChange> changes)
    {
        foreach (var (fact, value) in before.Facts)
        {
            var now = fact == "rule" ? after.Facts.Any(other => other.Key == fact && other.Value == value) ? value : null : after.Find(fact);
            if (now is null) changes.Add(Removed(before.Name, fact));
            else if (now != value) changes.Add(Changed(before.Name, fact, value, now));
        }

        foreach (var (fact, value) in after.Facts)
        {
            var isNew = fact == "rule" ? !before.Facts.Any(other => other.Key == fact && other.Value == value) : before.Find(fact) is null;
            if (isNew) changes.Add(Added(after.Name, fact, value));
        }
    }

    private static SurfaceChange Removed(string tool, string fact) =>
        new(fact is "rule" or "toolset" ? SurfaceChangeKind.Compatible : SurfaceChangeKind.Breaking, $"{tool}: {fact} is removed");

    private static SurfaceChange Added(string tool, string fact, string value)
    {
        var isHarmless = value.StartsWith("optional ", StringComparison.Ordinal) || fact.StartsWith("definition ", StringComparison.Ordinal) || fact is "toolset" or "answer";
        return new(isHarmless ? SurfaceChangeKind.Compatible : SurfaceChangeKind.Breaking, $"{tool}: {fact} is added ({value})");
    }

    private static SurfaceChange Changed(string tool, string fact, string before, string after)
    {
        var text = $"{tool}: {fact} changed";
        if (fact is "title" or "description" || WithoutText(before) == WithoutText(after)) return new(SurfaceChangeKind.TextOnly, text);
        var isWider = before.StartsWith("required ", StringComparison.Ordinal) && WithoutText(after) == "optional " + WithoutText(before)["required ".Length..];
        return new(isWider || fact == "toolset" ? SurfaceChangeKind.Compatible : SurfaceChangeKind.Breaking, $"{text} from {before} to {after}");
    }

    private static string WithoutText(string value)
    {
        var text = value.LastIndexOf(" text ", StringComparison.Ordinal);
        return text < 0 ? value : value[..text];
    }
}
