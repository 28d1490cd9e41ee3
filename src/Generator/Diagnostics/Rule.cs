namespace OpenApiMcp.Generator.Diagnostics;

/// <summary>A rule that a document can break; each has a page in <c>docs/rules/</c> named after its id.</summary>
/// <param name="Id"><c>OAM</c> and three digits; never used again for another rule.</param>
/// <param name="IsError">An error stops the build; a warning leaves out the operations concerned, or none.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Message">What is wrong and what to do, with <c>{0}</c> for words of the document.</param>
internal sealed record Rule(string Id, bool IsError, string Title, string Message)
{
    /// <summary>True for a warning that only says how the document could be better; nothing is left out or read in another way.</summary>
    public bool IsAdvice { get; init; }
}
