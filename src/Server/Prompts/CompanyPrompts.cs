using OpenApiMcp.Runtime.Prompts;

namespace LeadMagic.Server.Prompts;

/// <summary>The prompts that begin with a company.</summary>
internal static class CompanyPrompts
{
    private static readonly PromptParameter Company = new()
    {
        Name = "company",
        Description = "Domain (better) or name",
        IsRequired = true,
    };

    /// <summary>Facts about one company; null where the tool for them is not enabled.</summary>
    public static TextPrompt? AccountResearch(ToolText tools, string rules) => !tools.Has("search_company") ? null : new(
        "account_research",
        "Research a company",
        "Gathers facts about one company, the cheap ones first.",
        [
            Company,
            new()
            {
                Name = "focus",
                Description = "What matters most; the dear lookups run only for what is named here",
                Suggestions = ["technologies", "funding", "competitors", "hiring", "ads"],
                IsList = true,
            },
        ],
        "Research the company below for a salesperson. Skip what the focus does not ask for.\n"
            + tools.Steps(
                "No focus, or both funding and technologies: {research_account} takes all the steps that are needed in one call.",
                "{search_company}: industry, size, places, funding totals, and the domain for all further calls. If it finds nothing, stop and ask for a better domain or name.",
                "Technologies: {get_company_technographics}.",
                "Hiring: {find_jobs} with the company's name and a small per_page, such as 5.",
                "Funding: {get_company_funding}, only for rounds and investors; totals came with step 1.",
                "Competitors: {list_company_competitors}, only if asked for.",
                "Ads: {search_google_ads} or {search_meta_ads} with limit 3, only if asked for.")
            + rules);

    /// <summary>People with given titles and their work emails; null where no tool finds people.</summary>
    public static TextPrompt? FindDecisionMakers(ToolText tools, string rules) => !tools.Has("find_role") ? null : new(
        "find_decision_makers",
        "Find decision makers",
        "Finds the people who hold given titles at a company, and their work emails.",
        [
            Company,
            new()
            {
                Name = "titles",
                Description = "Job titles, separated by commas",
                IsRequired = true,
                MaxLength = 500,
                Suggestions =
                [
                    "CEO", "CFO", "CIO", "CISO", "CMO", "COO", "CRO", "CTO", "Head of Marketing", "Head of Sales", "VP Engineering", "VP Marketing", "VP Sales",
                ],
                IsList = true,
            },
        ],
        "Find one person for each title at the company below, and their work emails.\n"
            + tools.Steps(
                "{search_people} with all titles at once and limit = the number of titles.",
                "Several titles still open, at a small company: {find_employees} with limit 20, and pick who fits.",
                "Titles still open: {find_decision_makers} with all of them, which finds the emails too. Do not try similar titles after a miss unless the user agrees.",
                "Each other person found: {find_email} with name and company domain.",
                "No email by name, but a profile: {social_to_work_email}, for the most important people only.")
            + rules);
}
