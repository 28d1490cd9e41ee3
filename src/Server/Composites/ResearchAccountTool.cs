using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Composites;

/// <summary>Gathers the facts about one company, the cheap ones first; a company that is not found costs nothing.</summary>
internal sealed class ResearchAccountTool(IEnumerable<ApiTool> tools, CreditControl? credits) : CompositeTool(Definition, tools, credits)
{
    private const int JobPrice = 5;

    private static readonly JsonElement JobCount = JsonElement.Parse("5");

    private static readonly ToolDefinition Definition = new()
    {
        Name = "research_account",
        Title = "Research a company",
        Description = "Researches one company in one call: facts (1 credit), technologies (1), funding (4); include adds 5 jobs (5) or competitors (5). "
            + "What is not found is free. Requires company_domain or company_name.",
        Operation = "several calls: search_company, get_company_technographics, get_company_funding; on request find_jobs, list_company_competitors",
        Toolset = "companies",
        Hints = new(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
        Retry = RetryClass.Unsent,
        Credits = Ceiling.Price(16),
    };

    public override ReadOnlySpan<byte> ExampleArguments => """{"company_domain":"example.com","include":["competitors"]}"""u8;

    protected override ReadOnlySpan<byte> InputSchema =>
        """
        {
          "type": "object",
          "properties": {
            "company_domain": { "type": "string", "maxLength": 253 },
            "company_name": { "type": "string" },
            "include": { "type": "array", "uniqueItems": true, "items": { "type": "string", "enum": ["jobs", "competitors"] } },
            "max_credits": { "type": "number", "minimum": 0 }
          },
          "additionalProperties": false
        }
        """u8;

    protected override void Check(ref SchemaChecker value)
    {
        value.Type(JsonTypes.Object);
        CompanyKey.Check(ref value);
        value.Property("include", static (ref value) =>
        {
            value.Type(JsonTypes.Array);
            value.UniqueItems();
            value.Items(static (ref value) =>
            {
                value.Type(JsonTypes.String);
                value.Enum("jobs", "competitors");
            });
        });
        value.Property(Ceiling.Argument, Ceiling.Check);
        value.NoOtherProperties("company_domain", "company_name", "include", "max_credits");
        CompanyKey.Require(ref value);
    }

    protected override decimal MostFor(JsonElement arguments)
    {
        var included = Included(arguments.TryGetProperty("include", out var include) ? include : null);
        return PriceOf("search_company") + PriceOf("get_company_technographics") + PriceOf("get_company_funding")
            + (included.Contains("jobs") ? JobPrice : 0) + (included.Contains("competitors") ? PriceOf("list_company_competitors") : 0);
    }

    protected override async Task RunAsync(CompositeRun run)
    {
        var included = Included(run.Argument("include"));
        run.Total = 3 + included.Count;
        var company = CompanyKey.Of(run);
        var facts = await run.CallAsync("search_company", Answer.IsCharged, company.AsArgument());
        if (facts.Status == StepStatus.Miss)
        {
            foreach (var tool in Others(included)) await run.SkipAsync(tool, "search_company did not find the company; try another domain or name");
            return;
        }

        company = new(company.Domain ?? Answer.FindDomain(facts.Answer, "websiteUrl"), company.Name ?? Answer.FindText(facts.Answer, "companyName"));
        foreach (var tool in Others(included)) await CallAsync(run, tool, company);
    }

    private static Task CallAsync(CompositeRun run, string tool, CompanyKey company) => tool switch
    {
        "get_company_technographics" when company.Domain is null => run.SkipAsync(tool, "it needs the company's domain, which is not known"),
        "get_company_technographics" => run.CallAsync(tool, answer => Answer.Has(answer, "data", "result"), company.AsArgument()),
        "get_company_funding" => run.CallAsync(tool, Answer.IsCharged, company.AsArgument()),
        "find_jobs" when company.Name is null => run.CallAsync(tool, answer => Answer.Has(answer, "results"), ("company_website", company.Domain), ("per_page", JobCount)),
        "find_jobs" => run.CallAsync(tool, answer => Answer.Has(answer, "results"), ("company_name", company.Name), ("per_page", JobCount)),
        _ => run.CallAsync(tool, answer => Answer.Has(answer, "competitors"), company.AsArgument()),
    };

    /// <summary>The steps after the first, the cheap ones before the dear.</summary>
    private static IEnumerable<string> Others(HashSet<string> included)
    {
        yield return "get_company_technographics";
        yield return "get_company_funding";
        if (included.Contains("jobs")) yield return "find_jobs";
        if (included.Contains("competitors")) yield return "list_company_competitors";
    }

    private static HashSet<string> Included(JsonElement? include) =>
        include is { } list ? list.EnumerateArray().Select(item => item.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
}
