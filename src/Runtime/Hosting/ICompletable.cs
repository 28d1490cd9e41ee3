namespace OpenApiMcp.Runtime.Hosting;

/// <summary>A prompt or a family of resources that knows values for some of its arguments.</summary>
public interface ICompletable
{
    /// <summary>The values that begin with, or else contain, what was typed; the likelier first. Empty where none is known.</summary>
    IReadOnlyList<string> Complete(string argument, string typed);
}
