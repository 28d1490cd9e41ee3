using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Composites;

/// <summary>Finds one way to reach a person, the cheapest first, and stops at the first that is sufficient.</summary>
internal sealed class EnrichContactTool(IEnumerable<ApiTool> tools, CreditControl? credits) : CompositeTool(Definition, tools, credits)
{
    private const string Mobile = "mobile";
    private const string PersonalEmail = "personal_email";

    private static readonly ToolDefinition Definition = new()
    {
        Name = "enrich_contact",
        Title = "Enrich a contact",
        Description = "Reaches one person, cheapest way first, until one suffices: validates email (0.25 credit), finds one by name and company (1) "
            + "or profile (5); on request a mobile (5) or private email (2, needs profile_url). A miss is free. "
            + "Requires email, profile_url, or full_name with company_domain or company_name.",
        Operation = "several calls: validate_email, find_email, social_to_work_email; on request find_mobile, find_personal_email",
        Toolset = "people",
        Hints = new(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
        Retry = RetryClass.Unsent,
        Credits = Ceiling.Price(6.25m),
    };

    public override ReadOnlySpan<byte> ExampleArguments => """{"full_name":"Jane Doe","company_domain":"example.com"}"""u8;

    protected override ReadOnlySpan<byte> InputSchema =>
        """
        {
          "type": "object",
          "properties": {
            "full_name": { "type": "string" },
            "company_domain": { "type": "string", "maxLength": 253 },
            "company_name": { "type": "string" },
            "profile_url": { "type": "string" },
            "email": { "type": "string", "format": "email" },
            "want": { "type": "string", "enum": ["work_email", "personal_email", "mobile"], "default": "work_email" },
            "max_credits": { "type": "number", "minimum": 0 }
          },
          "additionalProperties": false
        }
        """u8;

    protected override void Check(ref SchemaChecker value)
    {
        value.Type(JsonTypes.Object);
        value.Property("full_name", static (ref value) => value.Type(JsonTypes.String));
        CompanyKey.Check(ref value);
        value.Property("profile_url", static (ref value) => value.Type(JsonTypes.String));
        value.Property("email", static (ref value) =>
        {
            value.Type(JsonTypes.String);
            value.Format(StringFormat.Email);
        });
        value.Property("want", static (ref value) =>
        {
            value.Type(JsonTypes.String);
            value.Enum("work_email", PersonalEmail, Mobile);
        });
        value.Property(Ceiling.Argument, Ceiling.Check);
        value.NoOtherProperties("full_name", "company_domain", "company_name", "profile_url", "email", "want", "max_credits");
        value.AnyOf(
            static (ref value) => value.Required("email"),
            static (ref value) => value.Required("profile_url"),
            static (ref value) =>
            {
                value.Required("full_name");
                CompanyKey.Require(ref value);
            });
        value.If(IsPersonalEmailWanted, static (ref value) => value.Required("profile_url"), null);
    }

    protected override decimal MostFor(JsonElement arguments)
    {
        var (hasEmail, hasProfile) = (arguments.TryGetProperty("email", out _), arguments.TryGetProperty("profile_url", out _));
        var hasName = arguments.TryGetProperty("full_name", out _);
        return Want(arguments.TryGetProperty("want", out var want) ? want : null) switch
        {
            PersonalEmail => PriceOf("find_personal_email"),
            Mobile => PriceOf("find_mobile") + (hasProfile || hasEmail ? 0 : PriceOf("find_email")),
            _ => (hasEmail ? PriceOf("validate_email") : 0) + (hasName ? PriceOf("find_email") : 0) + (hasProfile ? PriceOf("social_to_work_email") : 0),
        };
    }

    protected override async Task RunAsync(CompositeRun run)
    {
        var (profile, email) = (run.Argument("profile_url"), run.Argument("email"));
        switch (Want(run.Argument("want")))
        {
            case PersonalEmail:
                await run.CallAsync("find_personal_email", answer => Answer.Has(answer, "personal_emails", "personal_email", "first_personal_email"), ("profile_url", profile));
                break;
            case Mobile:
                if (profile is null) email ??= Answer.FindText((await FindByNameAsync(run)).Answer, "email");
                if (profile is null && email is null) break;
                await run.CallAsync("find_mobile", answer => Answer.Has(answer, "mobile_number"), ("profile_url", profile), ("work_email", profile is null ? email : null));
                break;
            default:
                await FindWorkEmailAsync(run, profile, email);
                break;
        }
    }

    private static async Task FindWorkEmailAsync(CompositeRun run, JsonElement? profile, JsonElement? email)
    {
        if (email is not null && (await run.CallAsync("validate_email", IsDeliverable, ("email", email))).IsFound) return;
        if ((await FindByNameAsync(run)).IsFound || profile is null) return;
        await run.CallAsync("social_to_work_email", answer => Answer.Has(answer, "email"), ("profile_url", profile));
    }

    /// <summary>What <c>find_email</c> knows, where a name and a company are given.</summary>
    private static async Task<StepResult> FindByNameAsync(CompositeRun run)
    {
        var company = CompanyKey.Of(run).AsArgument("domain");
        return run.Argument("full_name") is { } name && company.Value is not null
            ? await run.CallAsync("find_email", answer => Answer.Has(answer, "email"), ("full_name", name), company)
            : new(StepStatus.Skipped, null);
    }

    /// <summary>The API spells what can be delivered <c>valid</c>, and <c>valid_catch_all</c> in older answers; an unknown address is not sufficient.</summary>
    private static bool IsDeliverable(JsonElement answer) =>
        Answer.FindText(answer, "email_status")?.GetString()!.StartsWith("valid", StringComparison.OrdinalIgnoreCase) == true;

    private static void IsPersonalEmailWanted(ref SchemaChecker value)
    {
        value.Required("want");
        value.Property("want", static (ref value) => value.Enum(PersonalEmail));
    }

    private static string Want(JsonElement? want) => want?.GetString() ?? "work_email";
}
