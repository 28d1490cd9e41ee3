namespace LeadMagic.Server.Prompts;

/// <summary>What every model is told before it uses a tool.</summary>
internal static class Instructions
{
    public const string Text =
        "LeadMagic finds and checks B2B data; most calls cost credits, and each description says how many and when a call is free. "
        + "Check get_credits (free) before a series of calls. Go from cheap to dear and stop at the first sufficient answer: validate_email (0.25) when an address is known, "
        + "find_email (1) with name and company, social_to_work_email (5) with only a profile, find_personal_email (2) as a fallback, find_mobile (5) and email_to_profile (10) last. "
        + "A company's domain is better than its name. Never validate an address that find_email returned; never repeat a lookup that found nothing. "
        + "Where a call is charged per result, ask for few. Above a threshold (25 credits unless set otherwise) the server itself asks the user before a call; nothing you send can confirm for them. "
        + "When an answer says that credits have run out (402), make no further paid call and report what is done and what is left.";
}
