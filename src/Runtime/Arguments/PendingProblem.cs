using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>A problem before its value is shown: only at the end is it known which values are secret.</summary>
internal sealed class PendingProblem
{
    public required ValuePlace Place { get; init; }

    /// <summary>How deep the value at fault lies; for an unknown name that is its object, not the name's value.</summary>
    public required int OwnerDepth { get; init; }

    public required string Rule { get; init; }

    /// <summary>The value to show, or null when the text stands alone.</summary>
    public JsonElement? Value { get; init; }

    public Showing Showing { get; init; }

    /// <summary>What follows the value, or the whole text.</summary>
    public required string Actual { get; init; }

    public required string Expected { get; set; }

    public Suggestion Suggestion { get; set; }

    /// <summary>What <see cref="Value"/> was plainly meant to be, or null.</summary>
    public Replacement? Replacement { get; init; }

    public ArgumentProblem Finish(CheckContext context)
    {
        var secret = Value is { } value && context.IsSecret(value);
        var suggestion = secret && Suggestion.ShowsValue ? null : Suggestion.Text;
        return new ArgumentProblem(Place.Pointer, Rule, secret && Value is not null ? ShownValue.Hidden : Shown() + Actual, Expected, suggestion) { Place = Place.Shown };
    }

    private string Shown() => Value is { } value ? ShownValue.Of(value, Showing) : "";
}

/// <summary>What to do about a problem.</summary>
/// <param name="Text">An imperative sentence in lower case, without a full stop; null when there is nothing to add.</param>
/// <param name="ShowsValue">True when the text repeats the value, so that a secret's suggestion must be dropped.</param>
/// <param name="Renames">The misspelled property that the suggestion puts right, so that it needs no problem of its own.</param>
internal readonly record struct Suggestion(string? Text, bool ShowsValue = false, string? Renames = null)
{
    /// <summary>How the value at fault may be shown: one that is close to an allowed value is a slip of the pen and tells nothing of anybody.</summary>
    public Showing ShowingOfValue => Text is null ? Showing.Described : Showing.Word;
}
