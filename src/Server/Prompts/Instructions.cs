namespace LeadMagic.Server.Prompts;

/// <summary>What every model is told before it uses a tool.</summary>
internal static class Instructions
{
    /// <param name="tools">The tools that are enabled: no other is named.</param>
    /// <param name="confirmAbove"><inheritdoc cref="SpendingRules.Confirm" path="/param[@name='confirmAbove']"/></param>
    public static string Write(ToolText tools, decimal? confirmAbove) => tools.Sentences(
        "LeadMagic finds and checks B2B data; most calls cost credits (in parentheses here), and each description says when a call is free.",
        "Check {get_credits} before a series of calls, and price a long list with {preview_cost}.",
        "Go from cheap to dear and stop at the first sufficient answer: {validate_email} when an address is known, {find_email} with name and company, "
            + "{social_to_work_email} with only a profile, {find_personal_email} as a fallback, {find_mobile} and {email_to_profile} last.",
        "For people at a company: {find_employees} for a list, {find_role} for one job title.",
        "For a company: {search_company} first; the dearer {get_company_funding} and {list_company_competitors} only if they are asked for.",
        "{=research_account} gathers a company's facts in one call.",
        "{=enrich_contact} takes that ladder for a person, {=find_decision_makers} for job titles.",
        "For 50 rows or more: {=submit_bulk_job}.",
        "{=search_people}, {=search_companies} and {=search_jobs} find by filters.",
        "A company's domain is better than its name.",
        "Never validate an address that {=find_email} returned.",
        SpendingRules.NoRepetition,
        "Where a call is charged per result, ask for few.",
        SpendingRules.Confirm(confirmAbove),
        SpendingRules.Stop,
        "The resource leadmagic://docs leads to each tool's arguments, costs and example.");
}
