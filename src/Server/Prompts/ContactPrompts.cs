using OpenApiMcp.Runtime.Prompts;

namespace LeadMagic.Server.Prompts;

/// <summary>The prompts that begin with people or their addresses.</summary>
internal static class ContactPrompts
{
    /// <summary>Ways to reach one person; null where the tool for them is not enabled.</summary>
    public static TextPrompt? ContactLookup(ToolText tools, string rules) => !tools.Has("find_email") ? null : new(
        "contact_lookup",
        "Look up a contact",
        "Finds a way to reach one person, the cheapest first.",
        [
            new() { Name = "person", Description = "Name, profile URL or email address", IsRequired = true },
            new() { Name = "company", Description = "Domain (better) or name" },
            new() { Name = "need", Description = "What is wanted; without it a work email", Suggestions = ["work email", "profile", "mobile number", "private email"], IsList = true },
        ],
        "Find what is needed to reach the person below. Take the first step that fits, and stop as soon as the need is met.\n"
            + tools.Steps(
                "{enrich_contact} takes these steps in one call, but for the profile.",
                "An address is given, and nothing but a work email is needed: {validate_email}.",
                "Name and company are given: {find_email}. Do not validate what it returns.",
                "Only a profile is given: {search_profile} for name and company, then {find_email}.",
                "Still no work email, but a profile: {social_to_work_email}.",
                "A mobile number is needed: {find_mobile} with the profile or the address.",
                "A private email is needed, for lawful business contact: {find_personal_email} with the profile.",
                "A profile is needed and only an address is known: {email_to_profile}, the dearest; ask first.")
            + rules);

    /// <summary>A check of addresses; null where the tool for it is not enabled.</summary>
    public static TextPrompt? ValidateList(ToolText tools, string rules) => !tools.Has("validate_email") ? null : new(
        "validate_list",
        "Validate email addresses",
        "Checks a list of email addresses, each once.",
        [new() { Name = "addresses", Description = "Email addresses, separated by commas or lines", IsRequired = true, MaxLength = 20_000 }],
        "Check which of the addresses below can receive mail.\n"
            + tools.Steps(
                "Leave out repetitions, what is plainly no address, and addresses that {=find_email} returned: those are checked already.",
                tools.Sentences("Multiply what is left by the price of {validate_email}, and tell the user the sum first.", "Compare it with {get_credits}."),
                "{validate_email} once for each. An unknown status costs nothing and is final: do not check again.",
                "Report valid, invalid and unknown addresses apart.")
            + rules);

    /// <summary>A look at who has moved on; null where the tool for it is not enabled.</summary>
    public static TextPrompt? JobChangeSweep(ToolText tools, string rules) => !tools.Has("detect_job_change") ? null : new(
        "job_change_sweep",
        "Find job changes",
        "Checks which contacts have left their companies, and finds the new addresses of those who did.",
        [
            new()
            {
                Name = "contacts",
                Description = "Contacts with profile URL and expected company, one per line",
                IsRequired = true,
                MaxLength = 20_000,
            },
        ],
        "Find out which of the contacts below still work where they are expected.\n"
            + tools.Steps(
                "List contacts without a profile URL or company apart: they cannot be checked, and {email_to_profile} is too dear for a list; ask first.",
                tools.Sentences(
                    "Multiply the rest by the price of {detect_job_change}, which is charged whether or not somebody moved, and tell the user the sum first.",
                    "Compare it with {get_credits}."),
                "{detect_job_change} once for each, the most important contacts first.",
                "Only for those who moved, and if the user wants addresses: {find_email} with the name and the new company.",
                "Report who stayed, who moved where, and who could not be found.")
            + rules);
}
