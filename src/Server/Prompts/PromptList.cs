using OpenApiMcp.Runtime.Prompts;

namespace LeadMagic.Server.Prompts;

/// <summary>The prompts whose tools are enabled. Each gives the cheapest sound order of calls, and when to stop.</summary>
internal static class PromptList
{
    /// <param name="confirmAbove"><inheritdoc cref="SpendingRules.Confirm" path="/param[@name='confirmAbove']"/></param>
    public static IReadOnlyList<TextPrompt> Create(ToolText tools, decimal? confirmAbove)
    {
        var rules = $"\n\n{SpendingRules.NoRepetition} {SpendingRules.Confirm(confirmAbove)} {SpendingRules.Stop} End with what was found, what is missing and the credits spent.";
        TextPrompt?[] prompts =
        [
            CompanyPrompts.AccountResearch(tools, rules),
            CompanyPrompts.FindDecisionMakers(tools, rules),
            ContactPrompts.ContactLookup(tools, rules),
            ContactPrompts.ValidateList(tools, rules),
            ContactPrompts.JobChangeSweep(tools, rules),
        ];
        return [.. prompts.OfType<TextPrompt>()];
    }
}
