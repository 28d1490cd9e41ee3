using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Composites;

/// <summary>Finds who holds each of several job titles at a company, and the work email of each person found.</summary>
internal sealed class FindDecisionMakersTool(IEnumerable<ApiTool> tools, CreditControl? credits) : CompositeTool(Definition, tools, credits)
{
    private static readonly ToolDefinition Definition = new()
    {
        Name = "find_decision_makers",
        Title = "Find decision makers",
        Description = "Finds who holds each job title at a company (2 credits) and the person's work email (1), in one call. A miss is free. "
            + "Requires company_domain or company_name.",
        Operation = "several calls: find_role and find_email for each title",
        Toolset = "people",
        Hints = new(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
        Retry = RetryClass.Unsent,
        Credits = Ceiling.Price(15),
    };

    public override ReadOnlySpan<byte> ExampleArguments => """{"company_domain":"example.com","titles":["CEO","Head of Marketing"]}"""u8;

    protected override ReadOnlySpan<byte> InputSchema =>
        """
        {
          "type": "object",
          "properties": {
            "company_domain": { "type": "string", "maxLength": 253 },
            "company_name": { "type": "string" },
            "titles": { "type": "array", "minItems": 1, "maxItems": 5, "uniqueItems": true, "items": { "type": "string" } },
            "with_emails": { "type": "boolean", "default": true },
            "max_credits": { "type": "number", "minimum": 0 }
          },
          "required": ["titles"],
          "additionalProperties": false
        }
        """u8;

    protected override void Check(ref SchemaChecker value)
    {
        value.Type(JsonTypes.Object);
        value.Required("titles");
        CompanyKey.Check(ref value);
        value.Property("titles", static (ref value) =>
        {
            value.Type(JsonTypes.Array);
            value.MinItems(1);
            value.MaxItems(5);
            value.UniqueItems();
            value.Items(static (ref value) => value.Type(JsonTypes.String));
        });
        value.Property("with_emails", static (ref value) => value.Type(JsonTypes.Boolean));
        value.Property(Ceiling.Argument, Ceiling.Check);
        value.NoOtherProperties("company_domain", "company_name", "titles", "with_emails", "max_credits");
        CompanyKey.Require(ref value);
    }

    protected override decimal MostFor(JsonElement arguments)
    {
        var withEmails = HasEmails(arguments.TryGetProperty("with_emails", out var choice) ? choice : null);
        return arguments.GetProperty("titles").GetArrayLength() * (PriceOf("find_role") + (withEmails ? PriceOf("find_email") : 0));
    }

    protected override async Task RunAsync(CompositeRun run)
    {
        var titles = run.Argument("titles")!.Value;
        var company = CompanyKey.Of(run);
        var withEmails = HasEmails(run.Argument("with_emails"));
        var people = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        run.Total = titles.GetArrayLength() * (withEmails ? 2 : 1);
        foreach (var title in titles.EnumerateArray())
        {
            run.BeginPart("people", "title", title);
            var person = await run.CallAsync("find_role", answer => Answer.Has(answer, "full_name", "name", "last_name", "profile_url"), ("job_title", title), company.AsArgument());
            if (!withEmails) continue;
            if (person is { IsFound: true, Answer: { } found }) await FindEmailAsync(run, company, found, people);
            else run.PassOver();
        }
    }

    /// <summary>The email of a person, once for each, even if the person holds several of the titles.</summary>
    private static async Task FindEmailAsync(CompositeRun run, CompanyKey company, JsonElement person, HashSet<string> people)
    {
        var fullName = Answer.FindText(person, "full_name", "name");
        var (first, last) = (Answer.FindText(person, "first_name"), Answer.FindText(person, "last_name"));
        if (fullName is null && (first is null || last is null))
        {
            await run.SkipAsync("find_email", "the person's name is not known; social_to_work_email takes the profile");
        }
        else if (!people.Add(fullName?.GetString() ?? $"{first?.GetString()} {last?.GetString()}"))
        {
            await run.SkipAsync("find_email", "the same person holds a title above");
        }
        else
        {
            var employer = new CompanyKey(company.Domain ?? Answer.FindDomain(person, "company_website"), company.Name).AsArgument("domain");
            (string, JsonElement?)[] names = fullName is null ? [("first_name", first), ("last_name", last)] : [("full_name", fullName)];
            await run.CallAsync("find_email", answer => Answer.Has(answer, "email"), [.. names, employer]);
        }
    }

    private static bool HasEmails(JsonElement? withEmails) => withEmails is not { ValueKind: JsonValueKind.False };
}
