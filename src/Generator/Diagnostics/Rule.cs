namespace OpenApiMcp.Generator.Diagnostics;

/// <summary>A rule that a document can break; each has a page in <c>docs/rules/</c> named after its id.</summary>
/// <param name="Id"><c>OAM</c> and three digits; never used again for another rule.</param>
/// <param name="Kind">What breaking it means for the build.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Message">What is wrong and what to do, with <c>{0}</c> for words of the document.</param>
internal sealed record Rule(string Id, RuleKind Kind, string Title, string Message);

/// <summary>What breaking a rule means for the build.</summary>
internal enum RuleKind
{
    /// <summary>The document is broken; the build stops.</summary>
    Error,

    /// <summary>Valid, but it cannot be served as written; the build stops, unless the project goes without it.</summary>
    Unsupported,

    /// <summary>Something is read in another way than it is written; every operation is served.</summary>
    Warning,

    /// <summary>The document could be better; nothing is read in another way.</summary>
    Advice,
}
